-- Submissions with their version, in order of receipt. Grain: one row per submission.
create or replace temp table ranked_submissions as
select
    *,
    row_number() over (
        partition by form, area_code, period, status in ('accepted', 'partial')
        order by received_at, sha256, sequence
    ) as version
from received
