-- The warnings of indicators that were open at each month's end, as they stood then (rules.md
-- section 10): level and months so far, the figures of the latest red or yellow row. `is_watched`:
-- on the watch list, that is against a reference, yellow at level 1, or red before the due month only.
-- Grain: one row per month and warning.
create or replace table open_warnings as
with
warned as (
    select
        given_spells.warning_id,
        judged.series,
        judged.indicator_code,
        judged.area_code,
        judged.level = 'county' as is_county,
        given_spells.level,
        given_spells.opened_index,
        given_spells.from_index,
        given_spells.until_index
    from given_spells
    join judged
        on judged.indicator_code = given_spells.indicator_code::indicator_code
        and judged.area_code = given_spells.area_code::area_code
),
running as (
    select warned.*, months.month_index
    from warned
    cross join (select max(month_index) + 1 as end_index from calendar) as ends,
        unnest(
            range(warned.from_index, least(warned.until_index, ends.end_index))
        ) as months (month_index)
),
behind as (
    select
        judged_values.series,
        judged_values.month_index,
        judged_values.status,
        judged_values.is_reference,
        judged_values.shortfall,
        judged_values.target,
        judged_values.is_before_due,
        forecasts.forecast_met
    from judged_values
    join forecasts
        on forecasts.series = judged_values.series
        and forecasts.month_index = judged_values.month_index
    where judged_values.status in ('red', 'yellow')
),
first_reds as (
    select
        warned.warning_id,
        min(behind.month_index) as red_index,
        min(behind.month_index) filter (where not behind.is_before_due) as due_red_index
    from warned
    join behind
        on behind.series = warned.series
        and behind.month_index >= warned.opened_index
    where warned.from_index = warned.opened_index
        and behind.status = 'red'
    group by warned.warning_id
)
select
    calendar.period,
    running.warning_id,
    running.indicator_code,
    running.area_code,
    running.is_county,
    running.level,
    behind.status,
    behind.is_reference,
    behind.is_reference
        or (running.level = 1 and behind.status = 'yellow')
        or coalesce(
            first_reds.red_index <= running.month_index
            and coalesce(first_reds.due_red_index > running.month_index, true),
            false
        ) as is_watched,
    running.month_index - running.opened_index + 1 as months,
    round(behind.shortfall, 9) as shortfall,
    behind.target,
    behind.forecast_met
from running
asof join behind
    on behind.series = running.series
    and behind.month_index <= running.month_index
join calendar on calendar.month_index = running.month_index
left join first_reds on first_reds.warning_id = running.warning_id
