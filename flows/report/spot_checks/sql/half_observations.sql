-- The figures that were reported for some months. Grain: one row per measure, area and period.
select measure_code, area_code, period, value, file_name, sheet, cell
from observations
where period in (select unnest($periods::varchar[]))
order by all
