-- Values of a span of months. `$first` is in it, `$period` is not.
-- Grain: one row per measure, area and period.
select measure_code, area_code, period, value
from observations
where period >= $first and period < $period
