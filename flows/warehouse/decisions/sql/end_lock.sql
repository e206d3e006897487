-- End the lock of a month. Grain: one row per lock.
update locks
set unlocked_at = $unlocked_at, reason = $reason
where period = $period and unlocked_at is null
