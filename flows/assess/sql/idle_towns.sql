-- Years in which a town of weight 0 has nothing to do (rules.md section 3, "Town targets").
-- Grain: one row per indicator, town and year.
create or replace table idle_towns as
select
    indicator_code::indicator_code as indicator_code,
    area_code::area_code as area_code,
    year
from given_idle_towns
