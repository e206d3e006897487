-- Numerators and denominators of ratios and of shares or counts that meet a condition
-- (rules.md section 2); `carried` counts the leaf areas of which either part is carried.
-- Grain: one row per indicator, judged area and month whose value is needed.
create or replace table fractions as
with
ratios as (
    select
        indicators.indicator_code,
        indicators.numerator,
        indicators.denominator,
        months.month_index
    from indicators
    join months using (indicator_code)
    where indicators.aggregation = 'ratio'
        and months.is_valued
),
wholes as (
    select leaf_values.*
    from leaf_values
    semi join ratios
        on ratios.denominator = leaf_values.measure_code
        and ratios.month_index = leaf_values.month_index
),
pairs as (
    select
        ratios.indicator_code,
        parts.home_code,
        parts.month_index,
        sum(parts.value) as numerator,
        sum(wholes.value) as denominator,
        count(*) filter (where not (parts.is_own and wholes.is_own)) as carried
    from ratios
    join leaf_values as parts
        on parts.measure_code = ratios.numerator
        and parts.month_index = ratios.month_index
    join wholes
        on wholes.measure_code = ratios.denominator
        and wholes.area_code = parts.area_code
        and wholes.month_index = parts.month_index
    group by all
),
counts as (
    select
        bounds.indicator_code,
        leaf_values.home_code,
        leaf_values.month_index,
        count(*) filter (
            where leaf_values.value::double between bounds.lower_bound and bounds.upper_bound
        ) as numerator,
        count(*) as denominator,
        count(*) filter (where not leaf_values.is_own) as carried
    from bounds
    join leaf_values
        on leaf_values.measure_code = bounds.measure
        and leaf_values.month_index = bounds.month_index
    group by all
),
homes as (
    from pairs
    union all
    from counts
)
select
    indicator_code,
    home_code as area_code,
    month_index,
    numerator::double as numerator,
    denominator::double as denominator,
    carried::integer as carried
from homes
union all
select
    homes.indicator_code,
    areas.parent_code as area_code,
    homes.month_index,
    sum(homes.numerator)::double as numerator,
    sum(homes.denominator)::double as denominator,
    sum(homes.carried)::integer as carried
from homes
join areas on areas.area_code = homes.home_code
join indicators using (indicator_code)
where areas.level = 'town'
    and (indicators.towns is null or list_contains(indicators.towns, homes.home_code))
group by all
