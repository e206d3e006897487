-- The towns in which an indicator is judged, by ascending code.
-- Grain: one row per indicator and town.
select judged.indicator_code, judged.area_code
from judged
join areas using (area_code)
where areas.level = 'town'
order by judged.indicator_code, judged.area_code
