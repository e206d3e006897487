-- What the ranges of the outlook are made from (rules.md section 6). `is_year_task`: its forecast is a
-- share of the year's task, so that its errors are relative.
-- Grain: one row per indicator, area and due month with a value.
select
    judged_values.indicator_code,
    judged_values.area_code,
    judged_values.month_index,
    judged_values.value,
    assessments.forecast,
    slopes.slope,
    judged_values.is_year_task or judged_values.kind = 'cumulative' as is_year_task,
    judged_values.kind = 'rate' as is_rate,
    case direction
        when 'at_most' then null
        when 'equal' then
            judged_values.target
            - case when is_around then tolerance * abs(judged_values.target) else 0 end
        else judged_values.target
    end as at_least,
    case direction
        when 'at_least' then null
        when 'at_most' then judged_values.target
        when 'equal' then
            judged_values.target
            + case when is_around then tolerance * abs(judged_values.target) else 0 end
        else judged_values.target_upper
    end as at_most
from judged_values
join assessments using (indicator_code, area_code, period)
left join slopes
    on slopes.indicator_code = judged_values.indicator_code
    and slopes.area_code = judged_values.area_code
    and slopes.month_index = judged_values.month_index
where judged_values.value is not null
