-- Roll-up of the measures that weigh towns when a county target is shared out (rules.md section 3).
-- Grain: one row per measure, town and month in which any of its leaf areas has its own value.
select rollups.measure_code, rollups.area_code, rollups.month_index, rollups.value
from rollups
join areas using (area_code)
where areas.level = 'town'
    and rollups.coverage > 0
    and rollups.measure_code in (select allocate_by from indicators)
