-- Keep what a run says of its month. Grain: one row per indicator and area of the period.
insert into assessments_published by name
select $run_id as run_id, $published_at as published_at, assessments.*
from assessments
where period = $period
