-- Keep the cells that decide of a month. Grain: one row per measure, area and span.
insert into locked_cells
select
    $lock_id, measure_code, area_code, period, span, state, value, submission_id, file_name,
    sheet, cell, correction
from current_cells
where period = $period
