-- Every judgement with the names of its indicator, plan and area, and the parts of its value.
-- Grain: one row per indicator, area and due period.
create or replace view v_assessments as
select
    assessments.period,
    left(assessments.period, 4)::integer as year,
    assessments.indicator_code,
    indicators.name as indicator_name,
    indicators.plan,
    indicators.section,
    indicators.lead_unit,
    indicators.unit,
    indicators.kind,
    indicators.direction,
    indicators.importance,
    assessments.area_code,
    areas.name as area_name,
    areas.level as area_level,
    assessments.actual,
    indicator_values.numerator,
    indicator_values.denominator,
    assessments.target,
    assessments.target_upper,
    assessments.basis,
    basis_words.word as basis_name,
    assessments.is_reference,
    assessments.expected,
    assessments.expected_upper,
    assessments.variance,
    assessments.variance_pct,
    assessments.completion,
    assessments.shortfall,
    assessments.status,
    status_words.word as status_name,
    assessments.met,
    assessments.coverage,
    assessments.carried,
    assessments.streak,
    assessments.last_reported,
    assessments.forecast,
    assessments.forecast_low,
    assessments.forecast_high,
    assessments.forecast_met,
    assessments.chance,
    assessments.needed_per_month
from assessments
left join indicators on indicators.indicator_code = assessments.indicator_code
left join areas on areas.area_code = assessments.area_code
left join indicator_values
    on indicator_values.indicator_code = assessments.indicator_code
    and indicator_values.area_code = assessments.area_code
    and indicator_values.period = assessments.period
left join codes as status_words
    on status_words.domain = 'status' and status_words.code = assessments.status
left join codes as basis_words
    on basis_words.domain = 'basis' and basis_words.code = assessments.basis
