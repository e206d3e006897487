-- On which day the last run of each month published it, up to a month. Grain: one row per month.
select period, max(published_at)::date::varchar as day
from assessments_published
where period <= $through
group by period
order by period
