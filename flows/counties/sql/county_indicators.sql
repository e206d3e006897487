-- What a county gives to the province of its own indicators; points and importance are decimals, so
-- that sums of them do not depend on an order. Grain: one row per indicator of the county's level.
select
    $county as county,
    assessments.period,
    assessments.indicator_code,
    indicators.name,
    indicators.unit,
    indicators.kind,
    indicators.direction,
    indicators.importance,
    case assessments.status
        when 'green' then $green
        when 'yellow' then $yellow
        when 'red' then $red
        else $missing
    end::double as points,
    assessments.actual,
    indicator_values.numerator,
    indicator_values.denominator,
    assessments.target,
    assessments.is_reference,
    assessments.expected,
    assessments.shortfall,
    assessments.coverage,
    assessments.status
from assessments
join indicators using (indicator_code)
left join indicator_values using (indicator_code, area_code, period)
where assessments.period = $period and assessments.area_code = $county
order by assessments.indicator_code
