-- The matters of a month in the order of rules.md section 10, with the names that a reader needs.
-- Grain: one row per matter.
select
    matters.period,
    matters.position,
    matters.indicator_code,
    indicators.name,
    indicators.lead_unit,
    matters.area_code,
    areas.name as area,
    matters.level,
    matters.is_reference,
    matters.is_watched,
    matters.months,
    matters.shortfall,
    matters.towns,
    matters.town_codes,
    matters.also
from matters
left join indicators using (indicator_code)
left join areas on areas.area_code = matters.area_code
where matters.period = $period
order by matters.position
