-- Targets of all years. Grain: one row per indicator, area and year.
select *
from targets
order by all
