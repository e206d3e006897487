-- Submissions as published: versions in order of receipt; superseded when every cell of it is
-- decided by a later one. Grain: one row per submission.
insert into submissions
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
            and not exists (
                select 1 from deciding_cells
                where deciding_cells.submission_id = ranked_submissions.submission_id
                    and deciding_cells.place = 1
            )
            then 'superseded'
        else ranked_submissions.status
    end,
    ranked_submissions.sender
from ranked_submissions
order by ranked_submissions.period, ranked_submissions.form, ranked_submissions.area_code, version
