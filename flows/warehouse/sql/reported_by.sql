-- Current figures of some measures with the file each came from.
-- Grain: one row per measure, area and period.
select measure_code, area_code, period, value, file_name
from observations
where measure_code in (select unnest($measures))
