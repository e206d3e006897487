-- Where an indicator is judged: the county, and each town that has reporting areas of its level
-- (rules.md section 2). `scope` says which towns the county's row counts; a town that the indicator
-- does not concern has a row all the same. Grain: one row per indicator and area.
create or replace table judged as
select
    indicators.indicator_code,
    areas.area_code,
    areas.level,
    case when areas.level = 'county' then coalesce(limited.scope, 0) else 0 end as scope,
    areas.level = 'county'
        or indicators.towns is null
        or list_contains(indicators.towns, areas.area_code) as is_concerned
from indicators
join measures on measures.measure_code = coalesce(indicators.measure, indicators.numerator)
join areas on areas.level in ('county', 'town')
left join (select distinct scope, indicator_code from scopes) as limited
    on limited.indicator_code = indicators.indicator_code
left join leaf_counts
    on leaf_counts.scope = 0
    and leaf_counts.area_code = areas.area_code
    and leaf_counts.level = measures.row_level
where areas.level = 'county'
    or (
        leaf_counts.leaves > 0
        and indicators.aggregation <> 'none'
        and measures.row_level <> 'county'
    )
