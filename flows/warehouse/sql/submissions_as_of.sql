-- Submissions received by a day. Grain: one row per submission.
select form, area_code, period, received_at, version, status
from submissions
where received_at::date <= $as_of::date
order by all
