-- Assessments as published (contract.md). Grain: one row per indicator, area and due month.
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    period,
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
    needed_per_month,
    last_reported
from assessments
order by assessments.indicator_code, assessments.area_code, assessments.period
