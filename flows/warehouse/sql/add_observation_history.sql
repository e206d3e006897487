-- Every value that was reported, with the submission that took its place.
-- Grain: one row per counted submission, measure, area and period.
insert into observation_history
select
    measure_code, area_code, period, value, submission_id, file_name, sheet, cell, correction,
    superseded_by
from deciding_cells
where span = 'value' and state = 'value'
order by measure_code, area_code, period, received_at
