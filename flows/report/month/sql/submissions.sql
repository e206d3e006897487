-- Submissions up to a month. Grain: one row per submission.
select *
from submissions
where period <= $period
order by all
