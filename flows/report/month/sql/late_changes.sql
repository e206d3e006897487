-- What the papers of a month list as late changes of locked months, and whether the lock has ended.
-- Grain: one row per lock, measure and area.
select late_changes.*, locks.unlocked_at is not null as is_adopted
from late_changes
join locks using (lock_id)
where late_changes.listed_in = $period
order by late_changes.period, form, submission_area, measure_code, late_changes.area_code
