-- How many reporting areas of a level lie in a judged area. The county counts once for everybody
-- (scope 0) and once for each indicator that concerns only some towns (its own scope).
-- Grain: one row per scope, judged area and level.
create or replace table leaf_counts as
select 0 as scope, members.area_code, members.leaf_level as level, count(*) as leaves
from members
group by all
union all
select
    scopes.scope,
    counties.area_code,
    members.leaf_level as level,
    count(*) as leaves
from scopes
join members on members.area_code = scopes.town
cross join (select area_code from areas where level = 'county') as counties
group by all
