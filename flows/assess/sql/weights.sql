-- Roll-up of the measures that weigh towns when a county target is shared out, where at least half
-- was reported (rules.md section 3). Grain: one row per measure, town and month.
select
    rollups.measure_code::varchar as measure_code,
    rollups.area_code::varchar as area_code,
    rollups.month_index,
    rollups.value
from rollups
join areas using (area_code)
where areas.level = 'town'
    and rollups.scope = 0
    and rollups.coverage >= 0.5 - 1e-9
    and rollups.measure_code in (select allocate_by from indicators)
