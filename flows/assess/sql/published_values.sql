-- Indicator values as published. Grain: one row per indicator, area and due month.
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    period,
    value,
    numerator,
    denominator,
    coverage,
    carried
from indicator_values
where is_due
order by indicator_values.series, indicator_values.month_index
