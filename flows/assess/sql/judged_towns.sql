-- The towns that an indicator concerns, by ascending code (rules.md section 3, "Town targets").
-- Grain: one row per indicator and town.
select indicator_code::varchar as indicator_code, area_code::varchar as area_code
from judged
where level = 'town' and is_concerned
order by judged.indicator_code, judged.area_code
