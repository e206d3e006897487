-- Changes beyond four robust standard deviations of the area's own last twelve months (intake.md).
-- Off for year-to-date figures, which are seasonal, for series that are mostly zero and for short
-- ones.
-- Grain: one row per cell with a history to compare it with; is_broken where it jumped.
with
steps as (
    select
        measure_code,
        area_code,
        month_index,
        value,
        value - lag(value) over series as step
    from history
    window series as (partition by measure_code, area_code order by month_index)
),
recent as (
    select
        cells.row_number,
        cells.value,
        arg_max(steps.value, steps.month_index) as last_value,
        median(steps.step) as usual_step,
        mad(steps.step) as spread,
        median(abs(steps.value)) as level,
        count(steps.step) as points,
        count(*) filter (where steps.value = 0) as zeros,
        count(*) as months
    from cells
    join measures on measures.measure_code = cells.measure_code
    join steps
        on steps.measure_code = cells.measure_code
        and steps.area_code = cells.area_code
        and steps.month_index between cells.month_index - 12 and cells.month_index - 1
    where cells.state = 'value'
        and cells.span = 'value'
        and measures.accumulation <> 'ytd'
        and measures.unit <> '%'
    group by all
)
select
    row_number,
    value as found,
    last_value as expected,
    abs(value - last_value - usual_step) > 4 * greatest(1.4826 * spread, 0.05 * level, 0.5)
        as is_broken
from recent
where points >= 6
    and zeros * 2 < months
    and level >= 5
order by row_number
