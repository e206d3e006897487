-- Cells whose latest state is held. Grain: one row per measure, area and period.
with
latest as (
    select cells.measure_code, cells.area_code, cells.period, cells.state
    from cells
    join received using (submission_id)
    where received.status in ('accepted', 'partial') and cells.state <> 'total'
    qualify row_number() over (
        partition by cells.measure_code, cells.area_code, cells.period, cells.span
        order by received.received_at desc, received.sha256 desc, received.sequence desc
    ) = 1
)
select distinct measure_code, area_code, period
from latest
where state = 'held'
