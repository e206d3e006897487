-- Current values up to a month. Grain: one row per measure, area and period.
select *
from observations
where period <= $period
order by all
