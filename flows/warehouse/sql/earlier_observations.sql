-- What was known before a month. Grain: one row per measure, area and period before it.
select measure_code, area_code, period, value
from observations
where period < $period
