-- How many reporting areas of a level lie in a judged area.
-- Grain: one row per judged area and level.
create or replace table leaf_counts as
select area_code, leaf_level as level, count(*) as leaves
from members
group by all
