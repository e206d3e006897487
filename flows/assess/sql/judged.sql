-- Where an indicator is judged: the county, and each town that has reporting areas of its level in
-- any month (rules.md section 2). `scope` says which towns the county's row counts; a town that the indicator
-- does not concern has a row all the same. `series` numbers them in the order of their codes.
-- Grain: one row per indicator and area.
create or replace table judged as
select
    row_number() over (order by indicators.indicator_code, areas.area_code)::integer as series,
    indicators.indicator_code,
    areas.area_code,
    areas.level,
    measures.row_level as leaf_level,
    case when areas.level = 'county' then coalesce(limited.scope, 0) else 0 end as scope,
    areas.level = 'county'
        or indicators.towns is null
        or list_contains(indicators.towns, areas.area_code) as is_concerned
from indicators
join measures on measures.measure_code = coalesce(indicators.measure, indicators.numerator)
join areas on areas.level in ('county', 'town')
left join (select distinct scope, indicator_code from scopes) as limited
    on limited.indicator_code = indicators.indicator_code
left join (select distinct area_code, leaf_level from members) as reported
    on reported.area_code = areas.area_code
    and reported.leaf_level = measures.row_level
where areas.level = 'county'
    or (
        reported.leaf_level is not null
        and indicators.aggregation <> 'none'
        and measures.row_level <> 'county'
    )
