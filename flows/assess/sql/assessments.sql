-- The judgement with its outlook (rules.md sections 5 and 6): one row per indicator, area and due month.
create or replace table assessments as
with
decembers as (
    select indicator_code, area_code, year + 1 as year, value as previous
    from judged_values
    where month_index % 12 = 11
),
forecasts as (
    select
        judged_values.indicator_code,
        judged_values.area_code,
        judged_values.month_index,
        case
            when judged_values.kind = 'flow' or judged_values.is_from_zero
                then judged_values.value / nullif(judged_values.share, 0)
            when judged_values.kind = 'cumulative'
                then starts.previous
                    + (judged_values.value - starts.previous) / nullif(judged_values.share, 0)
            when judged_values.share > 0
                then judged_values.value
                    + coalesce(slopes.slope, 0) * (11 - judged_values.month_index % 12)
        end as raw
    from judged_values
    left join decembers
        on decembers.indicator_code = judged_values.indicator_code
        and decembers.area_code = judged_values.area_code
        and decembers.year = judged_values.year
    cross join lateral (
        select case when judged_values.year = judged_values.base_year + 1 then 0 else decembers.previous end as previous
    ) as starts
    left join slopes
        on slopes.indicator_code = judged_values.indicator_code
        and slopes.area_code = judged_values.area_code
        and slopes.month_index = judged_values.month_index
),
looked_ahead as (
    select
        judged_values.*,
        case
            when raw is null then null
            when judged_values.kind = 'rate' and judged_values.is_from_zero then least(100, raw)
            when judged_values.kind = 'rate' then greatest(0, least(100, raw))
            when judged_values.kind = 'stock' and not judged_values.is_from_zero
                then greatest(0, raw)
            else raw
        end as forecast,
        judged_values.status in ('green', 'yellow', 'red') as is_judged,
        runs.streak,
        calendar.period as last_reported
    from judged_values
    join forecasts using (indicator_code, area_code, month_index)
    join runs using (indicator_code, area_code, month_index)
    left join calendar on calendar.month_index = runs.reported_index
)
select
    indicator_code,
    area_code,
    period,
    value as actual,
    case when status <> 'no_target' then target end as target,
    case when status <> 'no_target' then target_upper end as target_upper,
    case when status <> 'no_target' then basis end as basis,
    case when status <> 'no_target' then expected end as expected,
    case when status <> 'no_target' then expected_upper end as expected_upper,
    case when is_judged then value - expected end as variance,
    case
        when is_judged and abs(expected) > 1e-9 then 100 * (value - expected) / abs(expected)
    end as variance_pct,
    case when is_judged and abs(target) > 1e-9 then 100 * value / target end as completion,
    case when is_judged then shortfall end as shortfall,
    status,
    case when is_judged then met end as met,
    coverage,
    case when is_judged then streak end as streak,
    case when is_judged then forecast end as forecast,
    case
        when not is_judged or forecast is null then null
        when direction = 'at_least' then forecast >= target - 1e-9
        when direction = 'at_most' then forecast <= target + 1e-9
        when direction = 'equal' then abs(forecast - target) <= 1e-9
        else forecast >= target - 1e-9 and forecast <= target_upper + 1e-9
    end as forecast_met,
    case
        when is_judged and not met and month_index % 12 < 11
            then (target - value) / (11 - month_index % 12)
    end as needed_per_month,
    last_reported
from looked_ahead
