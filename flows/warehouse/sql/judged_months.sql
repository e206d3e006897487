-- The months that were judged. Grain: one row per month.
select distinct period
from town_scores
order by period
