-- The assessments as the last run left them. Grain: one row per indicator, area and period.
select indicator_code, area_code, period, actual, target, expected, status
from assessments
