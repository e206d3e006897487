-- What was known on a day: the deciding cell of every measure, area, period and span.
-- Grain: one row per measure, area, period and span.
select cells.measure_code, cells.area_code, cells.period, cells.state, cells.value
from cells
join received using (submission_id)
where received.status in ('accepted', 'partial')
    and received.received_at::date <= $as_of::date
    and cells.state <> 'total'
    and cells.span = 'value'
qualify row_number() over (
    partition by cells.measure_code, cells.area_code, cells.period
    order by received.received_at desc, received.sha256 desc, received.sequence desc
) = 1
order by all
