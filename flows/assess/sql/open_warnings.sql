-- The warnings of indicators that were open at each month's end, as they stood then (rules.md
-- section 10): level and months so far, the figures of the latest red or yellow row. `is_watched`:
-- on the watch list, that is against a reference, yellow at level 1, or red before the due month only.
-- Grain: one row per month and warning.
create or replace table open_warnings as
with
running as (
    select
        given_warnings.warning_id,
        given_warnings.indicator_code::indicator_code as indicator_code,
        given_warnings.area_code::area_code as area_code,
        given_warnings.opened,
        calendar.period,
        calendar.month_index
    from given_warnings
    join calendar
        on calendar.period >= given_warnings.opened
        and (given_warnings.resolved = '' or calendar.period < given_warnings.resolved)
    where given_warnings.indicator_code <> ''
),
levelled as (
    select running.*, given_steps.level
    from running
    asof join given_steps
        on given_steps.warning_id = running.warning_id
        and given_steps.since <= running.period
),
behind as (
    select
        judged_values.indicator_code,
        judged_values.area_code,
        judged_values.period,
        judged_values.status,
        judged_values.is_reference,
        judged_values.shortfall,
        judged_values.target,
        forecasts.forecast_met,
        judged_values.is_before_due
    from judged_values
    join forecasts
        on forecasts.series = judged_values.series
        and forecasts.month_index = judged_values.month_index
    where judged_values.status in ('red', 'yellow')
),
figured as (
    select
        levelled.*,
        behind.status,
        behind.is_reference,
        behind.shortfall,
        behind.target,
        behind.forecast_met
    from levelled
    asof join behind
        on behind.indicator_code = levelled.indicator_code
        and behind.area_code = levelled.area_code
        and behind.period <= levelled.period
),
reds as (
    select
        levelled.warning_id,
        levelled.period,
        bool_and(behind.is_before_due) as are_before_due
    from levelled
    join behind
        on behind.indicator_code = levelled.indicator_code
        and behind.area_code = levelled.area_code
        and behind.period between levelled.opened and levelled.period
    where behind.status = 'red'
    group by all
)
select
    figured.period,
    figured.warning_id,
    figured.indicator_code,
    figured.area_code,
    areas.level = 'county' as is_county,
    figured.level,
    figured.status,
    figured.is_reference,
    figured.is_reference
        or (figured.level = 1 and figured.status = 'yellow')
        or coalesce(reds.are_before_due, false) as is_watched,
    figured.month_index - opening.month_index + 1 as months,
    round(figured.shortfall, 9) as shortfall,
    figured.target,
    figured.forecast_met
from figured
join areas on areas.area_code = figured.area_code
join calendar as opening on opening.period = figured.opened
left join reds
    on reds.warning_id = figured.warning_id
    and reds.period = figured.period
