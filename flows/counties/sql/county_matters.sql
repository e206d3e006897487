-- What must be acted on in a county, in its order (rules.md section 10).
-- Grain: one row per matter of the county's level that is not on the watch list.
select
    $county as county,
    matters.period,
    matters.position,
    matters.indicator_code,
    indicators.name,
    matters.level,
    matters.months,
    matters.shortfall,
    matters.towns
from matters
join indicators using (indicator_code)
where matters.period = $period and matters.area_code = $county and not matters.is_watched
order by matters.position
