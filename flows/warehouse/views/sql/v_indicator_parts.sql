-- Numerator and denominator of every ratio side by side, as they were reported, each with its cell;
-- a part that was not reported is empty. Carried figures are not repeated.
-- Grain: one row per ratio, reporting area and period.
create or replace view v_indicator_parts as
with
ratios as (
    select indicator_code, numerator, denominator from indicators where aggregation = 'ratio'
),
numerators as (
    select ratios.indicator_code, observations.*
    from ratios
    join v_observations as observations on observations.measure_code = ratios.numerator
),
denominators as (
    select ratios.indicator_code, observations.*
    from ratios
    join v_observations as observations on observations.measure_code = ratios.denominator
)
select
    coalesce(numerators.period, denominators.period) as period,
    coalesce(numerators.indicator_code, denominators.indicator_code) as indicator_code,
    indicators.name as indicator_name,
    indicators.lead_unit,
    coalesce(numerators.area_code, denominators.area_code) as area_code,
    coalesce(numerators.area_name, denominators.area_name) as area_name,
    coalesce(numerators.area_level, denominators.area_level) as area_level,
    coalesce(numerators.town_code, denominators.town_code) as town_code,
    coalesce(numerators.town_name, denominators.town_name) as town_name,
    numerators.value as numerator,
    denominators.value as denominator,
    case when denominators.value <> 0 then 100 * numerators.value / denominators.value end
        as ratio_pct,
    indicators.numerator as numerator_measure,
    numerator_measures.name as numerator_name,
    numerators.file_name as numerator_file,
    numerators.sheet as numerator_sheet,
    numerators.cell as numerator_cell,
    indicators.denominator as denominator_measure,
    denominator_measures.name as denominator_name,
    denominators.file_name as denominator_file,
    denominators.sheet as denominator_sheet,
    denominators.cell as denominator_cell
from numerators
full join denominators
    on denominators.indicator_code = numerators.indicator_code
    and denominators.area_code = numerators.area_code
    and denominators.period = numerators.period
join indicators
    on indicators.indicator_code
    = coalesce(numerators.indicator_code, denominators.indicator_code)
left join measures as numerator_measures
    on numerator_measures.measure_code = indicators.numerator
left join measures as denominator_measures
    on denominator_measures.measure_code = indicators.denominator
