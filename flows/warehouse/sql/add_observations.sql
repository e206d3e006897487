-- Current observations (rules.md section 2, "Current observation"): the latest submission that
-- has a cell decides; a blank or held cell leaves no value.
-- Grain: one row per measure, area and period.
insert into observations
select measure_code, area_code, period, value, submission_id, file_name, sheet, cell, correction
from current_cells
where span = 'value' and state = 'value'
