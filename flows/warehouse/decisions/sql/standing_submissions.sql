-- What stands of a form, sender and month: what counts or would count, and the latest version.
-- Grain: one row per submission.
select submission_id
from submissions
where form = $form
    and area_code = $area_code
    and period = $period
    and status in ('accepted', 'partial', 'superseded')
qualify status <> 'superseded' or version = max(version) over ()
order by version
