-- The name under which each content of a month is loaded. Grain: one row per content.
select sha256, min(file_name) as file_name
from received
where period = $period and status <> 'duplicate'
group by all
