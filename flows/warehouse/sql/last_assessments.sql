-- The assessments as the last run left them, whatever a decision has changed since.
-- Grain: one row per indicator, area and period.
select indicator_code, area_code, period, actual, target, expected, status
from assessments_at_last_run
union all
select indicator_code, area_code, period, actual, target, expected, status
from assessments
where not exists (select 1 from assessments_at_last_run)
