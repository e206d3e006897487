-- What the month's files gave when they were read before and do not give any more: refused then and
-- accepted now, or taken for somebody else's. `$digests`: of the files that are read; `$ids`: what
-- they give now.
-- Grain: one row per submission.
select submission_id
from received
where period = $period
    and sha256 in (select unnest($digests))
    and submission_id not in (select unnest($ids))
