-- Years in which a town of weight 0 has nothing to do (rules.md section 3, "Town targets").
-- Grain: one row per indicator, town and year.
create or replace table idle_towns as
select judged.series, idle.year
from given_idle_towns as idle
join judged
    on judged.indicator_code = idle.indicator_code::indicator_code
    and judged.area_code = idle.area_code::area_code
