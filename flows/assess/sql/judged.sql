-- Where an indicator is judged: the county, and each town that has reporting areas of its level
-- (rules.md section 2). Grain: one row per indicator and area.
create or replace table judged as
select indicators.indicator_code, leaf_counts.area_code
from indicators
join measures on measures.measure_code = coalesce(nullif(indicators.measure, ''), indicators.numerator)
join leaf_counts on leaf_counts.level = measures.row_level
join areas on areas.area_code = leaf_counts.area_code
where areas.level = 'county'
    or (areas.level = 'town' and indicators.aggregation <> 'none' and measures.row_level <> 'county')
