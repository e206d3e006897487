-- What a held cell must be for its column to add up to the total above or below it (intake.md).
-- Only where it is the column's one open cell and no row of the sheet is held.
-- Grain: one row per held cell; each gets the hint.
with
columns as (
    select
        submission_id,
        sheet,
        measure_code,
        period,
        span,
        coalesce(sum(value) filter (where state = 'value'), 0) as rows_sum,
        count(*) filter (where state in ('held', 'blank')) as open_cells
    from cells
    where state <> 'total'
    group by all
)
select
    cells.row_number,
    '' as found,
    round(totals.value - columns.rows_sum, 6) as expected,
    true as is_broken
from cells
join columns using (submission_id, sheet, measure_code, period, span)
join cells as totals
    on totals.submission_id = cells.submission_id
    and totals.sheet = cells.sheet
    and totals.measure_code = cells.measure_code
    and totals.period = cells.period
    and totals.span = cells.span
    and totals.state = 'total'
where cells.state = 'held'
    and columns.open_cells = 1
    and totals.value - columns.rows_sum >= 0
    and not exists (
        select 1 from held_rows
        where held_rows.submission_id = cells.submission_id and held_rows.sheet = cells.sheet
    )
order by cells.row_number
