-- How many reporting areas of a level are valid in a judged area in a month. The county counts once
-- for everybody (scope 0) and once for each indicator that concerns only some towns (its own scope).
-- Grain: one row per scope, judged area, level and month of the calendar.
create or replace table leaf_counts as
with
spans as (
    select 0 as scope, area_code, leaf_level, first_index, last_index, count(*) as leaves
    from members
    group by all
    union all
    select
        scopes.scope,
        counties.area_code,
        members.leaf_level,
        members.first_index,
        members.last_index,
        count(*) as leaves
    from scopes
    join members on members.area_code = scopes.town
    cross join (select area_code from areas where level = 'county') as counties
    group by all
)
select
    spans.scope,
    spans.area_code,
    spans.leaf_level as level,
    calendar.month_index,
    sum(spans.leaves)::integer as leaves
from spans
join calendar on calendar.month_index between spans.first_index and spans.last_index
group by all
