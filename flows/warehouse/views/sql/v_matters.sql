-- What comes first in each month, with names, figures and the towns concerned.
-- Grain: one row per period and position.
create or replace view v_matters as
with
town_codes as (
    select period, position, unnest(string_split(town_codes, '|')) as area_code from matters
),
town_names as (
    select
        town_codes.period,
        town_codes.position,
        string_agg(areas.name, '、' order by areas.area_code) as names
    from town_codes
    join areas on areas.area_code = town_codes.area_code
    group by town_codes.period, town_codes.position
)
select
    matters.period,
    matters.position,
    matters.indicator_code,
    indicators.name as indicator_name,
    indicators.plan,
    indicators.lead_unit,
    indicators.unit,
    matters.area_code,
    areas.name as area_name,
    areas.level as area_level,
    matters.level,
    level_words.word as level_name,
    matters.is_reference,
    matters.is_watched,
    matters.months,
    assessments.actual,
    assessments.expected,
    assessments.target,
    matters.shortfall,
    assessments.status,
    status_words.word as status_name,
    matters.towns,
    town_names.names as town_names,
    matters.also
from matters
left join indicators on indicators.indicator_code = matters.indicator_code
left join areas on areas.area_code = matters.area_code
left join town_names
    on town_names.period = matters.period and town_names.position = matters.position
left join assessments
    on assessments.indicator_code = matters.indicator_code
    and assessments.area_code = matters.area_code
    and assessments.period = matters.period
left join codes as level_words
    on level_words.domain = 'level' and level_words.code = matters.level::varchar
left join codes as status_words
    on status_words.domain = 'status' and status_words.code = assessments.status
