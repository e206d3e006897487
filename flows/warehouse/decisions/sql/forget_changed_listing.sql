-- Take out what the papers of `$period` listed and what is reported otherwise since; it is listed
-- again. Grain: one row per lock, measure and area.
delete from late_changes
using withheld_values as waiting
where late_changes.listed_in = $period
    and late_changes.lock_id = waiting.lock_id
    and late_changes.measure_code = waiting.measure_code
    and late_changes.area_code = waiting.area_code
    and late_changes.reported is distinct from waiting.reported
