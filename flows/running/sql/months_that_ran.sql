-- The months that were run. Grain: one row per month.
select distinct period
from runs
order by period
