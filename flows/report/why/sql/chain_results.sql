-- How indicators of earlier plans ended in some areas. Grain: one row per indicator and area.
select
    indicator_code,
    area_code,
    result,
    coalesce(actual, 'nan'::double) as actual,
    coalesce(target, 'nan'::double) as target
from plan_results
where list_contains($indicator_codes, indicator_code)
    and list_contains($area_codes, area_code)
