-- How sure each outlook is (rules.md section 6), absent where too few errors are known.
-- Grain: one row per series and due month with a value.
create or replace table outlook_ranges as
select series, month_index, forecast_low, forecast_high, chance
from given_outlook_ranges
