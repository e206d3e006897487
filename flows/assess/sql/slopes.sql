-- The slope of every series at every due month with a value (rules.md section 6).
-- Grain: one row per indicator, area and due month with a value.
create or replace table slopes as
select
    indicator_code::indicator_code as indicator_code,
    area_code::area_code as area_code,
    month_index,
    slope
from given_slopes
