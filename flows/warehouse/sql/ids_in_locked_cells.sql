-- Locks with rows in locked_cells. Grain: one row per lock.
select distinct lock_id
from locked_cells
order by lock_id
