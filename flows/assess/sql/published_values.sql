-- Indicator values as published. Grain: one row per indicator, area and due month.
select indicator_code, area_code, period, value, numerator, denominator, coverage
from indicator_values
order by indicator_code, area_code, period
