-- The comparison of a month with outside sources. Grain: one row per source, measure and area.
select *
from source_differences
where period = $period
order by all
