-- Every measure summed over the leaf areas with a value, and the share of the leaf areas with a
-- value of their own (rules.md section 2). Grain: one row per measure, judged area and month.
create or replace table rollups as
with
homes as (
    select
        measure_code,
        home_code as area_code,
        month_index,
        sum(value) as value,
        count(*) filter (where is_own) as own_values
    from leaf_values
    group by all
),
counties as (
    select
        homes.measure_code,
        areas.parent_code as area_code,
        homes.month_index,
        sum(homes.value) as value,
        sum(homes.own_values) as own_values
    from homes
    join areas using (area_code)
    where areas.level = 'town'
    group by all
),
summed as (
    from homes
    union all
    from counties
)
select
    summed.measure_code,
    summed.area_code,
    summed.month_index,
    summed.value::double as value,
    summed.own_values::double / leaf_counts.leaves as coverage
from summed
join measures using (measure_code)
join leaf_counts
    on leaf_counts.area_code = summed.area_code
    and leaf_counts.level = measures.row_level
