-- Value of every indicator in every judged area (rules.md section 2, "Value of an indicator").
-- Grain: one row per indicator, area and due month, whether or not anything was reported.
-- A row without coverage has no value; a ratio with denominator 0 has coverage but no value.
create or replace table indicator_values as
with
due as (
    select
        judged.indicator_code,
        judged.area_code,
        indicators.aggregation,
        case
            when indicators.aggregation = 'ratio' then indicators.numerator
            else indicators.measure
        end as measure,
        case
            when indicators.aggregation = 'ratio' then indicators.denominator
            else indicators.measure
        end as other_measure,
        calendar.period,
        calendar.month_index,
        calendar.year
    from judged
    join indicators using (indicator_code)
    join calendar on calendar.month % indicators.every_months = 0
),
covered as (
    select
        due.*,
        least(coalesce(one.coverage, 0), coalesce(other.coverage, 0)) as coverage,
        one.value as total
    from due
    left join rollups as one
        on one.measure_code = due.measure
        and one.area_code = due.area_code
        and one.month_index = due.month_index
    left join rollups as other
        on other.measure_code = due.other_measure
        and other.area_code = due.area_code
        and other.month_index = due.month_index
)
select
    covered.indicator_code,
    covered.area_code,
    covered.period,
    covered.month_index,
    covered.year,
    case
        when covered.coverage = 0 then null
        when covered.aggregation in ('sum', 'none') then covered.total
        when covered.aggregation = 'count_where' then fractions.numerator
        when abs(fractions.denominator) > 1e-9 then 100 * fractions.numerator / fractions.denominator
    end as value,
    case when covered.coverage > 0 then fractions.numerator end as numerator,
    case when covered.coverage > 0 then fractions.denominator end as denominator,
    covered.coverage
from covered
left join fractions
    on fractions.indicator_code = covered.indicator_code
    and fractions.area_code = covered.area_code
    and fractions.month_index = covered.month_index
