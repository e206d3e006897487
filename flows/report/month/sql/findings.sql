-- Findings of a month. Grain: one row per finding.
select *
from findings
where period = $period
order by all
