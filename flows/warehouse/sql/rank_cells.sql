-- Which cell decides: `place` 1 is the latest; `superseded_by` is the submission after it. In a
-- locked month a cell that would take the place of a locked one is waiting and takes nobody's.
-- Grain: one row per counted submission, measure, area, period and span.
create or replace temp table deciding_cells as
with
counted as (
    select
        cells.*,
        submissions.received_at,
        row_number() over newest_first as place,
        lag(cells.submission_id) over newest_first as next_submission
    from cells
    join ranked_submissions as submissions using (submission_id)
    where submissions.status in ('accepted', 'partial')
        and submissions.is_counted
        and cells.state <> 'total'
    window
        newest_first as (
            partition by cells.measure_code, cells.area_code, cells.period, cells.span
            order by submissions.received_at desc, submissions.sha256 desc,
                submissions.sequence desc
        )
),
locked as (
    select
        locked_cells.measure_code,
        locked_cells.area_code,
        locked_cells.period,
        locked_cells.span,
        locked_cells.submission_id,
        counted.place
    from locks
    join locked_cells on locked_cells.lock_id = locks.lock_id
    left join counted
        on counted.measure_code = locked_cells.measure_code
        and counted.area_code = locked_cells.area_code
        and counted.period = locked_cells.period
        and counted.span = locked_cells.span
        and counted.submission_id = locked_cells.submission_id
    where locks.unlocked_at is null
)
select
    counted.* exclude (next_submission),
    case
        when counted.submission_id is distinct from locked.submission_id
            then counted.next_submission
    end as superseded_by,
    exists (
        select 1 from locks
        where locks.period = counted.period and locks.unlocked_at is null
    )
        and coalesce(counted.place < locked.place, true) as is_waiting
from counted
left join locked using (measure_code, area_code, period, span)
