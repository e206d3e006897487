-- Matters up to a month, in their order. Grain: one row per matter and period.
select *
from matters
where period <= $period
order by period, position
