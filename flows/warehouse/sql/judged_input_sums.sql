-- What is judged, counted and summed over all its values: current observations, and submissions as
-- they count (which held cells and which missing forms there are follows from them).
-- Grain: one row per table.
select 'observations' as name, count(*) as row_count,
    sum(hash(measure_code, area_code, period, value)) as total
from observations
union all
select 'submissions', count(*), sum(hash(submission_id, status, withheld))
from submissions
