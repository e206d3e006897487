-- Values of the areas that report a measure, carried forward (rules.md section 2).
-- Grain: one row per measure, leaf area and month; `is_own` is false for a carried value.
-- A value stands until the next one, at most $carry months, while its area is valid, and a
-- year-to-date figure not past December. Only values without one in the very next month can be carried.
-- What a merged area reported last stands for its successor, beside the successor's own last value,
-- until the successor reports.
create or replace table leaf_values as
with
last_ones as (
    select observations.*
    from observations
    anti join observations as following
        on following.measure_code = observations.measure_code
        and following.area_code = observations.area_code
        and following.month_index = observations.month_index + 1
),
standing as (
    select
        *,
        least(
            $last_index,
            month_index + $carry,
            case
                when is_ytd then month_index - month_index % 12 + 11
                else $last_index
            end
        ) as until_index
    from last_ones
),
kept as (
    select
        standing.measure_code,
        standing.area_code,
        standing.home_code,
        months.month_index,
        arg_max(standing.value, standing.month_index) as value
    from standing,
        unnest(
            range(
                standing.month_index + 1,
                least(standing.until_index, standing.last_index) + 1
            )
        ) as months (month_index)
    group by all
),
inherited as (
    select
        standing.measure_code,
        standing.area_code as from_code,
        heirs.heir_code as area_code,
        heirs.home_code,
        months.month_index,
        arg_max(standing.value, standing.month_index) as value
    from standing
    join heirs on heirs.area_code = standing.area_code,
        unnest(
            range(
                heirs.first_index,
                least(standing.until_index, heirs.last_index) + 1
            )
        ) as months (month_index)
    where not exists (
        select 1
        from heirs as reporters
        join observations as newer
            on newer.area_code = reporters.heir_code
            and newer.month_index >= reporters.first_index
        where reporters.area_code = standing.area_code
            and newer.measure_code = standing.measure_code
            and newer.month_index <= months.month_index
    )
    group by all
),
carried as (
    select measure_code, area_code, home_code, month_index, sum(value) as value
    from (
        select measure_code, area_code, home_code, month_index, value from kept
        union all
        select measure_code, area_code, home_code, month_index, value from inherited
    )
    group by all
)
select measure_code, area_code, home_code, month_index, value, true as is_own
from observations
union all
select
    carried.measure_code,
    carried.area_code,
    carried.home_code,
    carried.month_index,
    carried.value,
    false as is_own
from carried
anti join observations
    on observations.measure_code = carried.measure_code
    and observations.area_code = carried.area_code
    and observations.month_index = carried.month_index
