-- Keep the assessments of the last run before a decision has them judged again: the next run says
-- against them what changed. Those of an earlier decision since that run stay.
-- Grain: one row per indicator, area and period.
insert into assessments_at_last_run
select indicator_code, area_code, period, actual, target, expected, status
from assessments
where not exists (select 1 from assessments_at_last_run)
