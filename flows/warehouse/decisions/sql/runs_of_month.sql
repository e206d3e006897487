-- The runs of a month. Grain: one row per run.
select run_id
from runs
where period = $period
