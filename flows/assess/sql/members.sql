-- Which reporting areas lie in which judged area, and from which month to which they are valid.
-- Grain: one row per judged area (county or town) and leaf area below or equal to it.
create or replace table members as
with
inside as (
    select areas.area_code, areas.area_code as leaf_code
    from areas
    where areas.level in ('county', 'town')
    union all
    select parents.area_code, areas.area_code
    from areas
    join areas as parents on parents.area_code = areas.parent_code
    union all
    select grandparents.area_code, areas.area_code
    from areas
    join areas as parents on parents.area_code = areas.parent_code
    join areas as grandparents on grandparents.area_code = parents.parent_code
)
select
    inside.area_code,
    inside.leaf_code,
    leaves.level as leaf_level,
    leaves.first_index,
    leaves.last_index
from inside
join areas as leaves on leaves.area_code = inside.leaf_code
