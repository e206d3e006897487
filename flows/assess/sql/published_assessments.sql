-- Assessments as published (contract.md). Grain: one row per indicator, area and due month.
select
    assessments.indicator_code::varchar as indicator_code,
    assessments.area_code::varchar as area_code,
    assessments.period,
    assessments.actual,
    assessments.target,
    assessments.target_upper,
    assessments.basis,
    assessments.expected,
    assessments.expected_upper,
    assessments.variance,
    assessments.variance_pct,
    assessments.completion,
    assessments.shortfall,
    assessments.status,
    assessments.met,
    assessments.coverage,
    assessments.streak,
    assessments.forecast,
    assessments.forecast_met,
    assessments.needed_per_month,
    assessments.last_reported
from assessments
order by assessments.indicator_code, assessments.area_code, assessments.period
