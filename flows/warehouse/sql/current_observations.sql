-- Current values. Grain: one row per measure, area and period.
select measure_code, area_code, period, value
from observations
