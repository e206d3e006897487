-- The first month with a value. Grain: one row.
select min(period) as period
from given
where period <= $through and value is not null and not isnan(value::double)
