-- Submissions as published: versions in order of receipt; superseded when every cell of it is
-- decided by a later one; `withheld` says why one does not count. Grain: one row per submission.
insert into submissions
with
waiting as (
    select submission_id from deciding_cells where place = 1 and is_waiting
)
select
    ranked_submissions.submission_id,
    ranked_submissions.period,
    ranked_submissions.form,
    ranked_submissions.area_code,
    ranked_submissions.file_name,
    ranked_submissions.sha256,
    ranked_submissions.received_at,
    ranked_submissions.version,
    case
        when ranked_submissions.status in ('accepted', 'partial')
            and exists (
                select 1 from deciding_cells
                where deciding_cells.submission_id = ranked_submissions.submission_id
            )
            and ranked_submissions.submission_id not in (select submission_id from current_cells)
            and ranked_submissions.submission_id not in (select submission_id from waiting)
            then 'superseded'
        else ranked_submissions.status
    end,
    ranked_submissions.sender,
    case when ranked_submissions.form <> '' then ranked_submissions.review end,
    case
        when ranked_submissions.status not in ('accepted', 'partial') then null
        when not ranked_submissions.is_counted then 'unreviewed'
        when ranked_submissions.submission_id in (select submission_id from waiting) then 'locked'
    end,
    ranked_submissions.appeal
from ranked_submissions
order by ranked_submissions.period, ranked_submissions.form, ranked_submissions.area_code, version
