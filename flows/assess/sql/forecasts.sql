-- The year-end forecast of each judged value (rules.md section 6): by the share of the path, or by
-- the slope of a stock's or rate's last months. Grain: one row per indicator, area and due month.
create or replace view forecasts as
with
decembers as (
    select indicator_code, area_code, year + 1 as year, value as previous
    from indicator_values
    where month_index % 12 = 11
)
select
    judged_values.*,
    judged_values.status in ('green', 'yellow', 'red') as is_judged,
    case
        when judged_values.share <= 1e-9
            and (judged_values.is_year_task or judged_values.kind = 'cumulative') then null
        when judged_values.kind = 'flow' or judged_values.path = 'from_zero'
            then judged_values.value / judged_values.share
        when judged_values.kind = 'cumulative'
            then starts.previous
                + (judged_values.value - starts.previous) / judged_values.share
        else judged_values.value + coalesce(slopes.slope, 0) * (12 - judged_values.month)
    end as raw,
    case
        when raw is null then null
        when judged_values.kind = 'rate' and judged_values.path = 'from_zero'
            then least(100, raw)
        when judged_values.kind = 'rate' then greatest(0, least(100, raw))
        when judged_values.kind = 'stock' and judged_values.path <> 'from_zero'
            then greatest(0, raw)
        else raw
    end as forecast
from judged_values
left join decembers
    on decembers.indicator_code = judged_values.indicator_code
    and decembers.area_code = judged_values.area_code
    and decembers.year = judged_values.year
cross join lateral (
    select
        case
            when judged_values.year = judged_values.first_year then 0
            else decembers.previous
        end as previous
) as starts
left join slopes
    on slopes.indicator_code = judged_values.indicator_code
    and slopes.area_code = judged_values.area_code
    and slopes.month_index = judged_values.month_index
