-- Which cell decides: `place` 1 is the latest; `superseded_by` is the submission after it.
-- Grain: one row per counted submission, measure, area, period and span.
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
    )
