-- Open warnings as published. Grain: one row per month and warning.
select
    period,
    warning_id,
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    level,
    status,
    is_reference,
    is_watched,
    months,
    shortfall
from open_warnings
order by open_warnings.period, open_warnings.indicator_code, open_warnings.area_code
