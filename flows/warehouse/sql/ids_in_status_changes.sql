-- Runs with rows in status_changes. Grain: one row per run.
select distinct run_id
from status_changes
order by run_id
