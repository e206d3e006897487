-- How sure each outlook is (rules.md section 6), absent where too few errors are known.
-- Grain: one row per indicator, area and due month with a value.
create or replace table outlook_ranges as
select
    indicator_code::indicator_code as indicator_code,
    area_code::area_code as area_code,
    month_index,
    forecast_low,
    forecast_high,
    chance
from given_outlook_ranges
