-- When the last run ended. Grain: one row, NULL before the first run.
select max(finished_at) from runs
