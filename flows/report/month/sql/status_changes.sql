-- Changes of status up to a month. Grain: one row per run, indicator, area and period.
select *
from status_changes
where period <= $period
order by all
