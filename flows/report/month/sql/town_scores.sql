-- Scores of towns up to a month. Grain: one row per town and period.
select *
from town_scores
where period <= $period
order by all
