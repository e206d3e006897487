-- What later versions changed in a month. Grain: one row per changed cell.
select *
from resubmission_changes
where period = $period
order by all
