-- Indicators with everything that decides their value and status; absent codes and lists are null.
-- `towns` are the towns that `applies_to` names; `is_around`: its tolerance is part of its target (左右). Grain: one row per indicator.
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
    string_split(nullif(due_years, ''), '|')::integer[] as due_years,
    path,
    is_year_task,
    string_split(nullif(profile, ''), '|')::double[] as profile,
    string_split(nullif(towns, ''), '|')::area_code[] as towns,
    plan,
    first_year,
    last_year,
    is_integer,
    is_counted,
    importance::double as importance,
    tolerance::double as tolerance,
    direction = 'equal' and has_own_tolerance as is_around,
    condition_lower::double as condition_lower,
    condition_upper::double as condition_upper,
    is_condition_equal,
    nullif(retired, '') as retired,
    introduced,
    thing_measured
from given_indicators
