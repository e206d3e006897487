-- Values of the areas that report a measure, carried forward (rules.md section 2).
-- Grain: one row per measure, leaf area and month; `is_own` is false for a carried value.
create or replace view leaf_values as
select measure_code, area_code, home_code, month_index, value, true as is_own
from observations
union all
select measure_code, area_code, home_code, month_index, value, false as is_own
from carried_values
