-- Digests of targets and rules of the last run. Grain: one row, none before the first run.
select target_digest, rule_digest
from runs
order by finished_at desc, run_id desc
limit 1
