-- Value of every indicator in every judged area (rules.md section 2, "Value of an indicator").
-- Grain: one row per indicator, area and month whose value is needed, reported or not.
-- A town has a row while it has valid areas of the level. A row without coverage has no value;
-- `has_nothing_to_do`: both parts of a ratio are there and the denominators sum to 0.
create or replace table indicator_values as
with
needed as (
    select
        judged.series,
        judged.indicator_code,
        judged.area_code,
        judged.scope,
        judged.is_concerned,
        indicators.aggregation,
        coalesce(indicators.measure, indicators.numerator) as measure,
        coalesce(indicators.measure, indicators.denominator) as other_measure,
        months.period,
        months.month_index,
        months.year,
        months.is_due
    from judged
    join indicators using (indicator_code)
    join months on months.indicator_code = judged.indicator_code
    left join leaf_counts
        on leaf_counts.scope = 0
        and leaf_counts.area_code = judged.area_code
        and leaf_counts.level = judged.leaf_level
        and leaf_counts.month_index = months.month_index
    where months.is_valued
        and (judged.level = 'county' or leaf_counts.leaves > 0)
),
covered as (
    select
        needed.*,
        least(coalesce(one.coverage, 0), coalesce(other.coverage, 0)) as coverage,
        one.value as total,
        one.carried as total_carried
    from needed
    left join rollups as one
        on one.scope = needed.scope
        and one.measure_code = needed.measure
        and one.area_code = needed.area_code
        and one.month_index = needed.month_index
    left join rollups as other
        on other.scope = needed.scope
        and other.measure_code = needed.other_measure
        and other.area_code = needed.area_code
        and other.month_index = needed.month_index
)
select
    covered.series,
    covered.indicator_code,
    covered.area_code,
    covered.period,
    covered.month_index,
    covered.year,
    covered.is_due,
    covered.is_concerned,
    case
        when covered.coverage = 0 then null
        when covered.aggregation in ('sum', 'none') then covered.total
        when covered.aggregation = 'count_where' then fractions.numerator
        when abs(fractions.denominator) > 1e-9 then 100 * fractions.numerator / fractions.denominator
    end as value,
    case when covered.coverage > 0 then fractions.numerator end as numerator,
    case when covered.coverage > 0 then fractions.denominator end as denominator,
    covered.coverage,
    case
        when value is not null then coalesce(fractions.carried, covered.total_carried)
    end as carried,
    covered.aggregation = 'ratio'
        and covered.coverage > 0
        and coalesce(abs(fractions.denominator) <= 1e-9, false) as has_nothing_to_do
from covered
left join fractions
    on fractions.indicator_code = covered.indicator_code
    and fractions.area_code = covered.area_code
    and fractions.month_index = covered.month_index
