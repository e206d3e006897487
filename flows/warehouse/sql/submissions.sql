-- Submissions as published: versions in order of receipt; superseded when every cell of it is
-- decided by a later one. Grain: one row per submission.
create or replace temp table ranked_submissions as
select
    *,
    row_number() over (
        partition by form, area_code, period, status in ('accepted', 'partial')
        order by received_at, sha256, sequence
    ) as version
from received;

create or replace temp table deciding_cells as
select
    cells.*,
    received.received_at,
    row_number() over newest_first as place,
    lead(cells.submission_id) over oldest_first as superseded_by
from cells
join received using (submission_id)
where received.status in ('accepted', 'partial') and cells.state <> 'total'
window
    newest_first as (
        partition by cells.measure_code, cells.area_code, cells.period, cells.span
        order by received.received_at desc, received.sha256 desc, received.sequence desc
    ),
    oldest_first as (
        partition by cells.measure_code, cells.area_code, cells.period, cells.span
        order by received.received_at, received.sha256, received.sequence
    );

delete from submissions;

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
order by ranked_submissions.period, ranked_submissions.form, ranked_submissions.area_code, version;
