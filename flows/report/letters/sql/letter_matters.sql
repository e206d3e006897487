-- The matters of all letters with their figures of then. Grain: one row per letter and warning.
select letter_id, warning_id, position, indicator_code, area_code, actual, expected, missing
from letter_matters
order by letter_id, position
