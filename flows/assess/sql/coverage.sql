-- Share of the leaf areas with a value of their own (rules.md section 2).
-- Grain: one row per measure, judged area and month in which at least one leaf reported.
create or replace table coverage as
select
    leaf_values.measure_code,
    members.area_code,
    leaf_values.month_index,
    count(*) / any_value(leaf_counts.leaves) as coverage
from leaf_values
join members on members.leaf_code = leaf_values.area_code
join measures using (measure_code)
join leaf_counts
    on leaf_counts.area_code = members.area_code
    and leaf_counts.level = measures.row_level
where leaf_values.is_own
group by all
