-- Indicator values and their judgement with its outlook as published (contract.md; rules.md sections
-- 5, "Row contents", and 6). `value`, `value_carried`: of the indicator, judged or not.
-- Grain: one row per indicator, area and due month.
with
shown as (
    select
        judged_values.*,
        indicator_values.numerator,
        indicator_values.denominator,
        forecasts.streak,
        forecasts.forecast,
        forecasts.forecast_met,
        reports.period as last_reported,
        outlook_ranges.forecast_low,
        outlook_ranges.forecast_high,
        outlook_ranges.chance,
        judged_values.status in ('green', 'yellow', 'red') as is_judged,
        judged_values.status <> 'not_applicable' as is_applicable,
        is_applicable and judged_values.status <> 'no_target' as has_target,
        is_judged or judged_values.status = 'missing' as has_expected
    from judged_values
    join indicator_values
        on indicator_values.series = judged_values.series
        and indicator_values.month_index = judged_values.month_index
    join forecasts
        on forecasts.series = judged_values.series
        and forecasts.month_index = judged_values.month_index
    left join outlook_ranges
        on outlook_ranges.series = judged_values.series
        and outlook_ranges.month_index = judged_values.month_index
    left join calendar as reports on reports.month_index = forecasts.reported_index
)
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    period,
    value,
    numerator,
    denominator,
    carried as value_carried,
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
    forecast,
    forecast_met,
    case when forecast is not null then forecast_low end as forecast_low,
    case when forecast is not null then forecast_high end as forecast_high,
    case when forecast is not null then chance end as chance,
    case
        when is_judged and not met and month < 12 then (target - value) / (12 - month)
    end as needed_per_month,
    last_reported
from shown
order by series, month_index
