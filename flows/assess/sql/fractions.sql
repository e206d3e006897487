-- Numerators and denominators of ratios and of shares or counts that meet a condition
-- (rules.md section 2). Grain: one row per indicator, judged area and due month with a value.
create or replace table fractions as
with
pairs as (
    select
        indicators.indicator_code,
        parts.home_code,
        parts.month_index,
        sum(parts.value) as numerator,
        sum(wholes.value) as denominator
    from indicators
    join leaf_values as parts on parts.measure_code = indicators.numerator
    join leaf_values as wholes
        on wholes.measure_code = indicators.denominator
        and wholes.area_code = parts.area_code
        and wholes.month_index = parts.month_index
    where indicators.aggregation = 'ratio'
        and (parts.month_index + 1) % indicators.every_months = 0
    group by all
),
bounds as (
    select
        indicators.indicator_code,
        indicators.measure,
        shares.month_index,
        case when measures.accumulation = 'ytd' then shares.share else 1 end as pace,
        indicators.condition_lower * pace - 1e-9 as lower_bound,
        coalesce(indicators.condition_upper * pace, 'infinity'::double) + 1e-9 as upper_bound
    from indicators
    join measures on measures.measure_code = indicators.measure
    join shares using (indicator_code)
    where indicators.aggregation in ('share_where', 'count_where')
        and (shares.month_index + 1) % indicators.every_months = 0
),
counts as (
    select
        bounds.indicator_code,
        leaf_values.home_code,
        leaf_values.month_index,
        count(*) filter (
            where leaf_values.value::double between bounds.lower_bound and bounds.upper_bound
        ) as numerator,
        count(*) as denominator
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
    denominator::double as denominator
from homes
union all
select
    homes.indicator_code,
    areas.parent_code as area_code,
    homes.month_index,
    sum(homes.numerator)::double as numerator,
    sum(homes.denominator)::double as denominator
from homes
join areas on areas.area_code = homes.home_code
where areas.level = 'town'
group by all
