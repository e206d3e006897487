-- Assessments up to a month. Grain: one row per indicator, area and period.
select *
from assessments
where period <= $period
order by all
