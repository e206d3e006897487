-- Every measure summed over the leaf areas with a value, and the share of the leaf areas with a
-- value of their own (rules.md section 2); `carried` counts the leaf areas with a carried value.
-- Grain: one row per scope, measure, judged area and month; scope 0 counts all towns.
create or replace table rollups as
with
homes as (
    select
        measure_code,
        home_code as area_code,
        month_index,
        sum(value) as value,
        count(*) filter (where is_own) as own_values,
        count(*) filter (where not is_own) as carried
    from leaf_values
    group by all
),
counties as (
    select
        0 as scope,
        homes.measure_code,
        areas.parent_code as area_code,
        homes.month_index,
        sum(homes.value) as value,
        sum(homes.own_values) as own_values,
        sum(homes.carried) as carried
    from homes
    join areas using (area_code)
    where areas.level = 'town'
    group by all
),
limited as (
    select
        scopes.scope,
        homes.measure_code,
        areas.parent_code as area_code,
        homes.month_index,
        sum(homes.value) as value,
        sum(homes.own_values) as own_values,
        sum(homes.carried) as carried
    from scopes
    join indicators using (indicator_code)
    join homes
        on homes.area_code = scopes.town
        and homes.measure_code in (indicators.measure, indicators.numerator, indicators.denominator)
    join areas on areas.area_code = homes.area_code
    group by all
),
summed as (
    select
        0 as scope,
        measure_code,
        area_code,
        month_index,
        value,
        own_values,
        carried
    from homes
    union all by name
    from counties
    union all by name
    from limited
)
select
    summed.scope,
    summed.measure_code,
    summed.area_code,
    summed.month_index,
    summed.value::double as value,
    summed.own_values::double / leaf_counts.leaves as coverage,
    summed.carried::integer as carried
from summed
join measures using (measure_code)
join leaf_counts
    on leaf_counts.scope = summed.scope
    and leaf_counts.area_code = summed.area_code
    and leaf_counts.level = measures.row_level
    and leaf_counts.month_index = summed.month_index
