-- From a judgement to the cells of its own period. Figures carried over from earlier periods have no
-- line (`carried` of v_assessments counts them), nor have those of an area that is not valid then.
-- Grain: one row per indicator, judged area, period and figure of a reporting area.
create or replace view v_lineage as
with
parts as (
    select indicator_code, 'numerator' as part, numerator as measure_code
    from indicators
    where numerator <> ''
    union all
    select indicator_code, 'denominator', denominator
    from indicators
    where denominator <> ''
    union all
    select indicator_code, 'measure', measure
    from indicators
    where measure <> ''
),
concerned as (
    select distinct
        named.indicator_code,
        case when areas.level = 'village' then areas.parent_code else areas.area_code end as town
    from (
        select indicator_code, unnest(string_split(applies_to, '|')) as area_code
        from indicators
        where applies_to <> '' and aggregation <> 'none'
    ) as named
    join areas on areas.area_code = named.area_code
),
inside as (
    select area_code, area_code as source_code from areas
    union all
    select parent_code, area_code from areas where level in ('town', 'village')
    union all
    select towns.parent_code, villages.area_code
    from areas as villages
    join areas as towns on towns.area_code = villages.parent_code
    where villages.level = 'village'
)
select
    assessments.period,
    assessments.indicator_code,
    indicators.name as indicator_name,
    assessments.area_code,
    areas.name as area_name,
    assessments.actual,
    assessments.status,
    parts.part,
    figures.measure_code,
    figures.measure_name,
    figures.unit,
    figures.area_code as source_area_code,
    figures.area_name as source_area_name,
    figures.town_name as source_town_name,
    figures.value,
    figures.submission_id,
    figures.file_name,
    figures.sheet,
    figures.cell,
    figures.correction
from assessments
join parts on parts.indicator_code = assessments.indicator_code
join inside on inside.area_code = assessments.area_code
join v_observations as figures
    on figures.measure_code = parts.measure_code
    and figures.area_code = inside.source_code
    and figures.period = assessments.period
join areas as sources
    on sources.area_code = figures.area_code
    and figures.period >= coalesce(sources.valid_from, '')
    and (coalesce(sources.valid_to, '') = '' or figures.period <= sources.valid_to)
left join indicators on indicators.indicator_code = assessments.indicator_code
left join areas on areas.area_code = assessments.area_code
where assessments.area_code = figures.area_code
    or assessments.indicator_code not in (select indicator_code from concerned)
    or exists (
        select 1 from concerned
        where concerned.indicator_code = assessments.indicator_code
            and concerned.town = figures.town_code
    )
