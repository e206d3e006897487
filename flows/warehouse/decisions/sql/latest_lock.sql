-- The latest lock of a month, with how many figures wait for its end. Grain: one row.
select
    locked_at,
    unlocked_at,
    reason,
    (select count(*) from withheld_values where withheld_values.lock_id = locks.lock_id)
from locks
where period = $period
order by locked_at desc
limit 1
