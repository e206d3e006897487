-- Cells whose deciding state is held. Grain: one row per measure, area and period.
with
locked as (
    select lock_id, period from locks where unlocked_at is null
),
-- Only where some cell is held can the latest one be.
doubtful as (
    select distinct measure_code, area_code, period, span from cells where state = 'held'
),
latest as (
    select cells.measure_code, cells.area_code, cells.period, cells.state
    from cells
    semi join doubtful using (measure_code, area_code, period, span)
    join received using (submission_id)
    left join submissions using (submission_id)
    where received.status in ('accepted', 'partial')
        and submissions.withheld is distinct from 'unreviewed'
        and cells.state <> 'total'
        and cells.period not in (select period from locked)
    qualify row_number() over (
        partition by cells.measure_code, cells.area_code, cells.period, cells.span
        order by received.received_at desc, received.sha256 desc, received.sequence desc
    ) = 1
)
select distinct measure_code, area_code, period
from latest
where state = 'held'
union
select measure_code, area_code, period
from locked_cells
where state = 'held' and lock_id in (select lock_id from locked)
