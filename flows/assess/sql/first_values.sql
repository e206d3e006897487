-- The first value of a year of which at least half was reported, due or not, from which the line to
-- a due month starts (rules.md section 4). Grain: one row per indicator, area and year.
select
    indicator_values.indicator_code::varchar as indicator_code,
    indicator_values.area_code::varchar as area_code,
    months.year,
    min(months.month) as month,
    arg_min(indicator_values.value, months.month) as value
from indicator_values
join months
    on months.indicator_code = indicator_values.indicator_code
    and months.month_index = indicator_values.month_index
where months.due_month is not null
    and indicator_values.value is not null
    and indicator_values.coverage >= 0.5 - 1e-9
group by all
