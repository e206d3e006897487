-- Indicator values as published. Grain: one row per indicator, area and due month.
select
    indicator_values.indicator_code::varchar as indicator_code,
    indicator_values.area_code::varchar as area_code,
    indicator_values.period,
    indicator_values.value,
    indicator_values.numerator,
    indicator_values.denominator,
    indicator_values.coverage
from indicator_values
order by indicator_values.indicator_code, indicator_values.area_code, indicator_values.period
