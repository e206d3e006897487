-- Last values that stand for areas without a value of their own in a month (rules.md section 2,
-- "Carry forward"): at most $carry months, while the area is valid, and a year-to-date figure not
-- past December. What a merged area reported last stands for its successor, beside the successor's
-- own last value, until the successor reports.
-- Each measure and area has its months from $first_index to $last_index as bits, so that gaps are
-- found without a join of all observations with themselves.
-- Grain: one row per measure, leaf area and month.
create or replace table carried_values as
with
reported as (
    select
        measure_code,
        area_code,
        home_code,
        bitstring_agg(month_index, $first_index, $last_index) as months
    from observations
    group by all
),
gaps as (
    select
        reported.measure_code,
        reported.area_code,
        reported.home_code,
        calendar.month_index,
        max(earlier.month_index) as from_index
    from reported
    join calendar on get_bit(reported.months, (calendar.month_index - $first_index)::integer) = 0,
        unnest(
            range(greatest(calendar.month_index - $carry, $first_index), calendar.month_index)
        ) as earlier (month_index)
    where get_bit(reported.months, (earlier.month_index - $first_index)::integer) = 1
    group by all
),
kept as (
    select
        gaps.measure_code,
        gaps.area_code,
        gaps.home_code,
        gaps.month_index,
        observations.value
    from gaps
    join measures on measures.measure_code = gaps.measure_code
    join areas on areas.area_code = gaps.area_code
    join observations
        on observations.measure_code = gaps.measure_code
        and observations.area_code = gaps.area_code
        and observations.month_index = gaps.from_index
    where gaps.month_index <= areas.last_index
        and (measures.accumulation <> 'ytd' or gaps.month_index // 12 = gaps.from_index // 12)
),
closed as (
    select
        observations.*,
        least(
            $last_index,
            observations.month_index + $carry,
            case
                when measures.accumulation = 'ytd'
                    then observations.month_index - observations.month_index % 12 + 11
                else $last_index
            end
        ) as until_index
    from observations
    semi join heirs on heirs.area_code = observations.area_code
    join measures on measures.measure_code = observations.measure_code
),
inherited as (
    select
        closed.measure_code,
        closed.area_code as from_code,
        heirs.heir_code as area_code,
        heirs.home_code,
        months.month_index,
        arg_max(closed.value, closed.month_index) as value
    from closed
    join heirs on heirs.area_code = closed.area_code,
        unnest(
            range(heirs.first_index, least(closed.until_index, heirs.last_index) + 1)
        ) as months (month_index)
    where not exists (
        select 1
        from heirs as reporters
        join observations as newer
            on newer.area_code = reporters.heir_code
            and newer.month_index >= reporters.first_index
        where reporters.area_code = closed.area_code
            and newer.measure_code = closed.measure_code
            and newer.month_index <= months.month_index
    )
    group by all
),
together as (
    select measure_code, area_code, home_code, month_index, value from kept
    union all
    select measure_code, area_code, home_code, month_index, value from inherited
)
select measure_code, area_code, home_code, month_index, sum(value) as value
from together
group by all
