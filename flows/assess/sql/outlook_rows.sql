-- What the ranges of the outlook are made from (rules.md section 6). `is_year_task`: its forecast is a
-- share of the year's task, so that its errors are relative.
-- Grain: one row per series and due month with a value.
with
bounded as (
    select
        judged_values.series,
        judged_values.month_index,
        judged_values.value,
        judged_values.target,
        judged_values.target_upper,
        indicators.direction,
        indicators.kind,
        indicators.is_year_task,
        case
            when indicators.is_around then indicators.tolerance * abs(judged_values.target)
            else 0
        end as allowed
    from judged_values
    join indicators using (indicator_code)
    where judged_values.value is not null
)
select
    bounded.series,
    bounded.month_index,
    bounded.value,
    forecasts.forecast,
    forecasts.slope,
    bounded.is_year_task or bounded.kind = 'cumulative' as is_year_task,
    bounded.kind = 'rate' as is_rate,
    case bounded.direction
        when 'at_most' then null
        when 'equal' then bounded.target - bounded.allowed
        else bounded.target
    end as at_least,
    case bounded.direction
        when 'at_least' then null
        when 'at_most' then bounded.target
        when 'equal' then bounded.target + bounded.allowed
        else bounded.target_upper
    end as at_most
from bounded
join forecasts using (series, month_index)
