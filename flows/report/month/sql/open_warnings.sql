-- Warnings that were open at a month's end, as they stood then. Grain: one row per warning.
select *
from open_warnings
where period = $period
order by all
