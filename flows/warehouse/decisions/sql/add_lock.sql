-- A new lock of a month. Grain: one row per lock.
insert into locks (lock_id, period, locked_at, reason)
values ($lock_id, $period, $locked_at, '')
