-- Year-to-date figures below last month's of the same year (intake.md).
-- Grain: one row per cell with a figure of last month; is_broken where it fell.
select
    cells.row_number,
    cells.value as found,
    history.value as expected,
    cells.value < history.value - 1e-9 as is_broken
from cells
join measures using (measure_code)
join history
    on history.measure_code = cells.measure_code
    and history.area_code = cells.area_code
    and left(history.period, 4) = left(cells.period, 4)
    and history.month_index = cells.month_index - 1
where cells.state = 'value'
    and cells.span = 'value'
    and measures.accumulation = 'ytd'
order by cells.row_number
