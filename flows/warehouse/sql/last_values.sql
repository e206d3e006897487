-- The last value before a month of some measures. Grain: one row per measure and area.
select measure_code, area_code, arg_max(value, period) as value
from observations
where period < $period and measure_code in (select unnest($codes))
group by all
