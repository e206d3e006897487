-- The latest current value of each measure and area up to a month, with its cell.
-- Grain: one row per measure and area.
with
latest as (
    select measure_code, area_code, max(period) as period
    from observations
    where period <= $period
    group by all
)
select observations.*
from observations
join latest using (measure_code, area_code, period)
order by measure_code, area_code
