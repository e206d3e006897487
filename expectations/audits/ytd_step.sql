-- Year-to-date figures that are not last month's plus this month's (intake.md).
-- Grain: one row per year-to-date cell with a month cell beside it; is_broken where they differ.
select
    cells.row_number,
    cells.value as found,
    round(months.value + coalesce(history.value, 0), 6) as expected,
    abs(cells.value - months.value - coalesce(history.value, 0)) > 1e-6 as is_broken
from cells
join cells as months
    on months.submission_id = cells.submission_id
    and months.measure_code = cells.measure_code
    and months.area_code = cells.area_code
    and months.period = cells.period
    and months.span = 'month'
    and months.state = 'value'
join measures on measures.measure_code = cells.measure_code
left join history
    on history.measure_code = cells.measure_code
    and history.area_code = cells.area_code
    and history.month_index = cells.month_index - 1
    and left(history.period, 4) = left(cells.period, 4)
where cells.state = 'value'
    and cells.span = 'value'
    and measures.accumulation = 'ytd'
    and (right(cells.period, 2) = '01' or history.value is not null)
order by cells.row_number
