-- Judged figures of a month with what led to each and what became of it: its keys, then the columns
-- in the order of `Chain`'s fields.
-- Grain: one row per indicator and area.
select
    assessments.indicator_code,
    assessments.area_code,
    assessments.status,
    coalesce(assessments.basis, '') as basis,
    coalesce(assessments.is_reference, false) as is_reference,
    coalesce(judgement_steps.is_from_first, false) as is_from_first,
    coalesce(judgement_steps.is_on_way, false) as is_on_way,
    coalesce(judgement_steps.is_before_due, false) as is_before_due,
    coalesce(open_warnings.is_watched, false) as is_watched,
    coalesce(assessments.actual, 'nan'::double) as actual,
    coalesce(indicator_values.numerator, 'nan'::double) as numerator,
    coalesce(indicator_values.denominator, 'nan'::double) as denominator,
    coalesce(assessments.target, 'nan'::double) as target,
    coalesce(assessments.target_upper, 'nan'::double) as target_upper,
    coalesce(judgement_steps.share, 'nan'::double) as share,
    coalesce(judgement_steps.path_value, 'nan'::double) as path_value,
    coalesce(judgement_steps.thing, 'nan'::double) as thing,
    coalesce(assessments.expected, 'nan'::double) as expected,
    coalesce(assessments.shortfall, 'nan'::double) as shortfall,
    coalesce(judgement_steps.green_band, 'nan'::double) as green_band,
    coalesce(judgement_steps.yellow_band, 'nan'::double) as yellow_band,
    coalesce(judgement_steps.green_from, 'nan'::double) as green_from,
    coalesce(judgement_steps.green_to, 'nan'::double) as green_to,
    coalesce(assessments.coverage, 'nan'::double) as coverage,
    coalesce(assessments.forecast, 'nan'::double) as forecast,
    coalesce(assessments.forecast_low, 'nan'::double) as forecast_low,
    coalesce(assessments.forecast_high, 'nan'::double) as forecast_high,
    coalesce(assessments.chance, 'nan'::double) as chance,
    coalesce(assessments.carried, 0) as carried,
    coalesce(assessments.streak, 0) as streak,
    coalesce(open_warnings.level, 0) as level,
    coalesce(open_warnings.months, 0) as months,
    coalesce(matters.position, 0) as position
from assessments
left join indicator_values using (indicator_code, area_code, period)
left join judgement_steps using (indicator_code, area_code, period)
left join open_warnings using (indicator_code, area_code, period)
left join matters
    on matters.period = assessments.period
    and (
        matters.indicator_code = assessments.indicator_code
        or list_contains(string_split(coalesce(matters.also, ''), '|'), assessments.indicator_code)
    )
    and open_warnings.warning_id is not null
where assessments.period = $period
    and list_contains($indicator_codes, assessments.indicator_code)
    and list_contains($area_codes, assessments.area_code)
    and list_contains($statuses, assessments.status)
order by assessments.indicator_code, assessments.area_code
