-- Values of the areas that report a measure, carried forward (rules.md section 2).
-- Grain: one row per measure, leaf area and month; `is_own` is false for a carried value.
-- A value stands until the next one, at most $carry months, and a year-to-date figure not past
-- December.
create or replace table leaf_values as
with
followed as (
    select
        *,
        lead(month_index) over (
            partition by measure_code, area_code
            order by month_index
        ) as next_index
    from observations
),
standing as (
    select
        measure_code,
        area_code,
        home_code,
        month_index,
        value,
        least(
            $last_index,
            month_index + $carry,
            coalesce(next_index - 1, $last_index),
            case when is_ytd then month_index - month_index % 12 + 11 else $last_index end
        ) as last_index
    from followed
)
select measure_code, area_code, home_code, month_index, value, true as is_own
from standing
union all
select
    standing.measure_code,
    standing.area_code,
    standing.home_code,
    carried.month_index,
    standing.value,
    false as is_own
from standing, unnest(range(standing.month_index + 1, standing.last_index + 1)) as carried (month_index)
where standing.last_index > standing.month_index
