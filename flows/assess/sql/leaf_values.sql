-- Values of the areas that report a measure, carried forward (rules.md section 2).
-- Grain: one row per measure, leaf area and month; `is_own` is false for a carried value.
-- A value stands until the next one, at most $carry months, while its area is valid, and a
-- year-to-date figure not past December. Only values without one in the very next month can be carried.
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
carried as (
    select
        last_ones.measure_code,
        last_ones.area_code,
        last_ones.home_code,
        months.month_index,
        arg_max(last_ones.value, last_ones.month_index) as value
    from last_ones,
        unnest(
            range(
                last_ones.month_index + 1,
                least(
                    $last_index,
                    last_ones.month_index + $carry,
                    last_ones.last_index,
                    case
                        when last_ones.is_ytd
                            then last_ones.month_index - last_ones.month_index % 12 + 11
                        else $last_index
                    end
                ) + 1
            )
        ) as months (month_index)
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
