-- Which reporting areas lie in which judged area.
-- Grain: one row per judged area (county or town) and leaf area below or equal to it.
create or replace table members as
select areas.area_code, areas.level, areas.area_code as leaf_code, areas.level as leaf_level
from areas
where areas.level in ('county', 'town')
union all
select parents.area_code, parents.level, areas.area_code, areas.level
from areas
join areas as parents on parents.area_code = areas.parent_code
union all
select grandparents.area_code, grandparents.level, areas.area_code, areas.level
from areas
join areas as parents on parents.area_code = areas.parent_code
join areas as grandparents on grandparents.area_code = parents.parent_code
