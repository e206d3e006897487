-- The judgement with its outlook (rules.md sections 5, "Row contents", and 6).
-- Grain: one row per indicator, area and due month.
create or replace table assessments as
with
shown as (
    select
        forecasts.*,
        forecasts.status <> 'not_applicable' as is_applicable,
        is_applicable and forecasts.status <> 'no_target' as has_target,
        forecasts.is_judged or forecasts.status = 'missing' as has_expected,
        streaks.streak,
        calendar.period as last_reported
    from forecasts
    join streaks using (indicator_code, area_code, month_index)
    left join calendar on calendar.month_index = streaks.reported_index
)
select
    indicator_code,
    area_code,
    period,
    case when is_applicable then value end as actual,
    case when has_target then target end as target,
    case when has_target then target_upper end as target_upper,
    case when has_target then basis end as basis,
    case when has_target then is_reference end as is_reference,
    case when is_applicable then carried end as carried,
    case when has_expected then expected end as expected,
    case when has_expected and expected is not null then target_upper end as expected_upper,
    case when is_judged then value - expected end as variance,
    case
        when is_judged and abs(expected) > 1e-9 then 100 * (value - expected) / abs(expected)
    end as variance_pct,
    case
        when (is_judged or status = 'not_due') and abs(target) > 1e-9 then 100 * value / target
    end as completion,
    case when is_judged then shortfall end as shortfall,
    status,
    case when is_judged or status = 'not_due' then met end as met,
    coverage,
    case when is_judged then streak end as streak,
    case when is_judged then forecast end as forecast,
    case
        when not is_judged or forecast is null then null
        when direction = 'at_least' then forecast >= target - 1e-9
        when direction = 'at_most' then forecast <= target + 1e-9
        when direction = 'equal' then
            abs(forecast - target)
            <= case when is_around then tolerance * abs(target) else 0 end + 1e-9
        else forecast >= target - 1e-9 and forecast <= coalesce(target_upper, forecast) + 1e-9
    end as forecast_met,
    case
        when is_judged and not met and month < 12 then (target - value) / (12 - month)
    end as needed_per_month,
    last_reported,
    is_before_due,
    is_year_task,
    importance
from shown
