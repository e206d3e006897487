-- What was known on a day: the deciding cell of every measure, area, period and span; of a month
-- that was locked then, what was locked. Grain: one row per measure, area, period and span.
with
locked as (
    select lock_id, period
    from locks
    where locked_at::date <= $as_of::date
        and (unlocked_at is null or unlocked_at::date > $as_of::date)
),
latest as (
    select cells.measure_code, cells.area_code, cells.period, cells.state, cells.value
    from cells
    join received using (submission_id)
    left join submissions using (submission_id)
    where received.status in ('accepted', 'partial')
        and submissions.withheld is distinct from 'unreviewed'
        and received.received_at::date <= $as_of::date
        and cells.state <> 'total'
        and cells.span = 'value'
        and cells.period not in (select period from locked)
    qualify row_number() over (
        partition by cells.measure_code, cells.area_code, cells.period
        order by received.received_at desc, received.sha256 desc, received.sequence desc
    ) = 1
)
select * from latest
union all
select measure_code, area_code, period, state, value
from locked_cells
where span = 'value' and lock_id in (select lock_id from locked)
order by all
