-- Files that were accepted and have no cell in the warehouse. Grain: one row per month and file.
select distinct received.period, received.file_name
from received
anti join cells using (submission_id)
anti join outside_figures using (submission_id)
where received.status in ('accepted', 'partial')
order by received.period, received.file_name
