-- Assessments as published (contract.md). Grain: one row per indicator, area and due month.
select
    assessments.indicator_code::varchar as indicator_code,
    assessments.area_code::varchar as area_code,
    assessments.period,
    actual,
    target,
    target_upper,
    basis,
    is_reference,
    carried,
    expected,
    expected_upper,
    variance,
    variance_pct,
    completion,
    shortfall,
    status,
    met,
    coverage,
    streak,
    forecast,
    forecast_met,
    case when forecast is not null then outlook_ranges.forecast_low end as forecast_low,
    case when forecast is not null then outlook_ranges.forecast_high end as forecast_high,
    case when forecast is not null then outlook_ranges.chance end as chance,
    needed_per_month,
    last_reported
from assessments
left join outlook_ranges using (series, month_index)
order by assessments.series, assessments.month_index
