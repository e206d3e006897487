-- Indicators with everything that decides their value and status; no measure is null.
-- Grain: one row per indicator.
create or replace table indicators as
select
    indicator_code::indicator_code as indicator_code,
    kind,
    direction,
    aggregation,
    nullif(measure, '')::measure_code as measure,
    nullif(numerator, '')::measure_code as numerator,
    nullif(denominator, '')::measure_code as denominator,
    nullif(allocate_by, '')::measure_code as allocate_by,
    every_months,
    is_from_zero,
    base_year,
    tolerance,
    condition_lower::double as condition_lower,
    condition_upper::double as condition_upper
from given_indicators
