-- Values of the areas that report a measure, carried forward (rules.md section 2).
-- A value of another level than the measure's own is no leaf value: a total is never added.
-- Grain: one row per measure, leaf area and month; `is_own` is false for a carried value.
-- A value stands until the next one, at most $carry months, and a year-to-date figure not past December.
create or replace table leaf_values as
with
own as (
    select
        observations.measure_code,
        observations.area_code,
        calendar.month_index,
        observations.value,
        measures.accumulation = 'ytd' as is_ytd,
        lead(calendar.month_index) over (
            partition by observations.measure_code, observations.area_code
            order by calendar.month_index
        ) as next_index
    from observations
    join measures using (measure_code)
    join areas
        on areas.area_code = observations.area_code
        and areas.level = measures.row_level
    join calendar using (period)
),
spans as (
    select
        measure_code,
        area_code,
        month_index,
        value,
        least(
            month_index + $carry,
            coalesce(next_index - 1, month_index + $carry),
            case when is_ytd then month_index - month_index % 12 + 11 else month_index + $carry end,
            $last_index
        ) as last_index
    from own
)
select
    spans.measure_code,
    spans.area_code,
    carried.month_index,
    spans.value,
    carried.month_index = spans.month_index as is_own
from spans,
    unnest(range(spans.month_index, spans.last_index + 1)) as carried (month_index)
