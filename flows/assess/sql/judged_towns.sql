-- The towns that an indicator concerns and in which months they are valid, by ascending code
-- (rules.md section 3, "Town targets"). Grain: one row per indicator and town.
select
    judged.indicator_code::varchar as indicator_code,
    judged.area_code::varchar as area_code,
    areas.first_index,
    areas.last_index
from judged
join areas on areas.area_code = judged.area_code
where judged.level = 'town' and judged.is_concerned
order by judged.indicator_code, judged.area_code
