-- Where an indicator is judged: the county, and each town that has reporting areas of its level
-- (rules.md section 2). Grain: one row per indicator and area.
create or replace table judged as
select indicators.indicator_code, areas.area_code
from indicators
join measures
    on measures.measure_code
        = case
            when indicators.aggregation = 'ratio' then indicators.numerator
            else indicators.measure
        end
join areas on areas.level in ('county', 'town')
left join leaf_counts
    on leaf_counts.area_code = areas.area_code
    and leaf_counts.level = measures.row_level
where areas.level = 'county'
    or (
        leaf_counts.leaves > 0
        and indicators.aggregation <> 'none'
        and measures.row_level <> 'county'
    )
