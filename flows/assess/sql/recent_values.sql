-- The last six due values of each series that has one, for the slope of the outlook (section 6).
-- Grain: one row per indicator, area and due month with a value; newest value first.
select
    indicator_code,
    area_code,
    month_index,
    value as value_0,
    lag(value, 1) over series as value_1,
    lag(value, 2) over series as value_2,
    lag(value, 3) over series as value_3,
    lag(value, 4) over series as value_4,
    lag(value, 5) over series as value_5,
    month_index as month_0,
    lag(month_index, 1) over series as month_1,
    lag(month_index, 2) over series as month_2,
    lag(month_index, 3) over series as month_3,
    lag(month_index, 4) over series as month_4,
    lag(month_index, 5) over series as month_5
from due_values
where value is not null
window series as (partition by indicator_code, area_code order by month_index)
