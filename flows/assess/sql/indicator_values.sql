-- Value of every indicator in every judged area (rules.md section 2, "Value of an indicator").
-- Grain: one row per indicator, area and due month, whether or not anything was reported.
-- A row without coverage has no value; a ratio with denominator 0 has coverage but no value.
create or replace table indicator_values as
with
due as (
    select
        judged.indicator_code,
        judged.area_code,
        calendar.period,
        calendar.month_index,
        calendar.year
    from judged
    join indicators using (indicator_code)
    join calendar on calendar.month % indicators.every_months = 0
),
sums as (
    select
        indicators.indicator_code,
        members.area_code,
        leaf_values.month_index,
        sum(leaf_values.value) as value
    from indicators
    join leaf_values on leaf_values.measure_code = indicators.measure
    join members on members.leaf_code = leaf_values.area_code
    where indicators.aggregation in ('sum', 'none')
        and (leaf_values.month_index % 12 + 1) % indicators.every_months = 0
    group by all
),
ratios as (
    select
        indicators.indicator_code,
        members.area_code,
        parts.month_index,
        sum(parts.value) as numerator,
        sum(wholes.value) as denominator
    from indicators
    join leaf_values as parts on parts.measure_code = indicators.numerator
    join leaf_values as wholes
        on wholes.measure_code = indicators.denominator
        and wholes.area_code = parts.area_code
        and wholes.month_index = parts.month_index
    join members on members.leaf_code = parts.area_code
    where indicators.aggregation = 'ratio'
        and (parts.month_index % 12 + 1) % indicators.every_months = 0
    group by all
),
met as (
    select
        indicators.indicator_code,
        members.area_code,
        leaf_values.month_index,
        count(*) filter (
            where leaf_values.value >= indicators.condition_lower * pace - 1e-9
                and leaf_values.value
                    <= coalesce(indicators.condition_upper * pace, 'infinity'::double) + 1e-9
        ) as numerator,
        count(*) as denominator
    from indicators
    join leaf_values on leaf_values.measure_code = indicators.measure
    join measures on measures.measure_code = indicators.measure
    join shares
        on shares.indicator_code = indicators.indicator_code
        and shares.month_index = leaf_values.month_index
    cross join lateral (
        select case when measures.accumulation = 'ytd' then shares.share else 1 end as pace
    )
    join members on members.leaf_code = leaf_values.area_code
    where indicators.aggregation in ('share_where', 'count_where')
        and (leaf_values.month_index % 12 + 1) % indicators.every_months = 0
    group by all
),
found as (
    select indicator_code, area_code, month_index, value, null as numerator, null as denominator
    from sums
    union all
    select
        indicator_code,
        area_code,
        month_index,
        case when abs(denominator) > 1e-9 then 100 * numerator / denominator end,
        numerator,
        denominator
    from ratios
    union all
    select
        met.indicator_code,
        met.area_code,
        met.month_index,
        case
            when indicators.aggregation = 'count_where' then met.numerator
            else 100 * met.numerator / met.denominator
        end,
        met.numerator,
        met.denominator
    from met
    join indicators using (indicator_code)
),
covered as (
    select
        due.indicator_code,
        due.area_code,
        due.month_index,
        case
            when indicators.aggregation = 'ratio'
                then least(coalesce(one.coverage, 0), coalesce(other.coverage, 0))
            else coalesce(one.coverage, 0)
        end as coverage
    from due
    join indicators using (indicator_code)
    left join coverage as one
        on one.measure_code
            = case when indicators.aggregation = 'ratio' then indicators.numerator else indicators.measure end
        and one.area_code = due.area_code
        and one.month_index = due.month_index
    left join coverage as other
        on other.measure_code = indicators.denominator
        and other.area_code = due.area_code
        and other.month_index = due.month_index
)
select
    due.indicator_code,
    due.area_code,
    due.period,
    due.month_index,
    due.year,
    case when covered.coverage > 0 then found.value end as value,
    case when covered.coverage > 0 then found.numerator end as numerator,
    case when covered.coverage > 0 then found.denominator end as denominator,
    covered.coverage
from due
join covered
    on covered.indicator_code = due.indicator_code
    and covered.area_code = due.area_code
    and covered.month_index = due.month_index
left join found
    on found.indicator_code = due.indicator_code
    and found.area_code = due.area_code
    and found.month_index = due.month_index
