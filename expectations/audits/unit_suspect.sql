-- Values that are off by a power of ten against a steady history of the same area (intake.md).
-- Grain: one row per cell with such a history; is_broken where it is off.
with
usual as (
    select
        cells.row_number,
        cells.value,
        median(history.value) as level,
        count(*) as points,
        max(history.value) / nullif(min(history.value), 0) as spread
    from cells
    join measures on measures.measure_code = cells.measure_code
    join history
        on history.measure_code = cells.measure_code
        and history.area_code = cells.area_code
        and history.month_index between cells.month_index - 12 and cells.month_index - 1
    where cells.state = 'value'
        and cells.span = 'value'
        and cells.value > 0
        and measures.accumulation <> 'ytd'
        and measures.unit <> '%'
    group by all
)
select
    row_number,
    value as found,
    level as expected,
    abs(round(log10(value / level))) >= 1
        and abs(log10(value / level) - round(log10(value / level))) <= 0.08 as is_broken
from usual
where points >= 3
    and level > 0
    and spread <= 3
    and greatest(value, level) >= 50
order by row_number
