-- The first month with a value. Grain: one row.
select min(period) as period
from given
where period <= $through and try_cast(value as decimal(30, 9)) is not null
