-- The references of a year: targets that were only derived (rules.md section 3), to be proposed as
-- tasks. Grain: one row per indicator and area.
select indicator_code, area_code, target, target_upper
from targets
where year = $year
    and is_reference
order by indicator_code, area_code
