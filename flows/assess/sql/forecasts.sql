-- What each judged row takes from other months (rules.md sections 5 and 6): how long it has been red,
-- in which month it was last reported, the slope of its last values, and the year-end forecast, by the
-- share of the path, or by the slope for a stock or rate. Grain: one row per series and due month.
create or replace table forecasts as
with
decembers as (
    select series, year + 1 as year, value as december
    from indicator_values
    where month_index % 12 = 11
),
extended as (
    select
        judged_values.*,
        indicators.direction,
        indicators.is_around,
        indicators.tolerance,
        given_histories.streak,
        given_histories.reported_index::bigint as reported_index,
        given_histories.slope,
        case
            when judged_values.year = indicators.first_year then 0
            else decembers.december
        end as previous,
        case
            when judged_values.status not in ('green', 'yellow', 'red') then null
            when judged_values.share <= 1e-9
                and (indicators.is_year_task or indicators.kind = 'cumulative') then null
            when indicators.kind = 'flow' or indicators.path = 'from_zero'
                then judged_values.value / judged_values.share
            when indicators.kind = 'cumulative'
                then previous + (judged_values.value - previous) / judged_values.share
            else judged_values.value
                + coalesce(given_histories.slope, 0) * (12 - judged_values.month)
        end as raw,
        case
            when raw is null then null
            when indicators.kind = 'rate' and indicators.path = 'from_zero' then least(100, raw)
            when indicators.kind = 'rate' then greatest(0, least(100, raw))
            when indicators.kind = 'stock' and indicators.path <> 'from_zero'
                then greatest(0, raw)
            else raw
        end as forecast
    from judged_values
    join indicators using (indicator_code)
    join given_histories
        on given_histories.series = judged_values.series
        and given_histories.month_index = judged_values.month_index
    left join decembers
        on decembers.series = judged_values.series
        and decembers.year = judged_values.year
)
select
    series,
    month_index,
    streak,
    reported_index,
    slope,
    forecast,
    case
        when forecast is null then null
        when direction = 'at_least' then forecast >= target - 1e-9
        when direction = 'at_most' then forecast <= target + 1e-9
        when direction = 'equal' then
            abs(forecast - target)
            <= case when is_around then tolerance * abs(target) else 0 end + 1e-9
        else forecast >= target - 1e-9 and forecast <= coalesce(target_upper, forecast) + 1e-9
    end as forecast_met
from extended
