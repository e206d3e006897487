-- Totals that differ from the sum of their rows by more than rounding (intake.md).
-- Not judged when a cell of the column is held or blank, or a row of the sheet is held.
-- Grain: one row per total cell that can be judged; is_broken where it is wrong.
with
columns as (
    select
        submission_id,
        sheet,
        measure_code,
        period,
        span,
        sum(value) filter (where state = 'value') as rows_sum,
        count(*) filter (where state in ('held', 'blank')) as open_cells,
        count(*) filter (where state = 'value') as row_count,
        max(length(nullif(split_part(format('{:.10g}', value), '.', 2), '')))
            filter (where state = 'value') as decimals
    from cells
    where state <> 'total'
    group by all
)
select
    totals.row_number,
    totals.value as found,
    round(columns.rows_sum, 6) as expected,
    abs(totals.value - columns.rows_sum)
        > case
            when columns.decimals is null then 1e-6
            else 0.5 * pow(10, -columns.decimals) * (columns.row_count + 1)
        end as is_broken
from cells as totals
join columns using (submission_id, sheet, measure_code, period, span)
where totals.state = 'total'
    and columns.open_cells = 0
    and columns.row_count > 0
    and not exists (
        select 1 from held_rows
        where held_rows.submission_id = totals.submission_id and held_rows.sheet = totals.sheet
    )
order by totals.row_number
