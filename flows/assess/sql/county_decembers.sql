-- The county's December values of which at least half was reported, from which lines to first
-- targets start (rules.md section 3). Grain: one row per indicator and year that has one.
select
    indicator_values.indicator_code::varchar as indicator_code,
    indicator_values.year,
    indicator_values.value
from indicator_values
join areas using (area_code)
where areas.level = 'county'
    and indicator_values.month_index % 12 = 11
    and indicator_values.value is not null
    and indicator_values.coverage >= 0.5 - 1e-9
