-- Runs with rows in assessments_published. Grain: one row per run.
select distinct run_id
from assessments_published
order by run_id
