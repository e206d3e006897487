-- How many findings a month has. Grain: one row per severity of the period.
select severity, count(*) as findings
from findings
where period = $period
group by all
