-- What the last run of each month published of that month.
-- Grain: one row per indicator, area and month that was due.
with last_runs as (
    select period, arg_max(run_id, published_at) as run_id
    from assessments_published
    group by period
)
select published.indicator_code, published.area_code, published.period, published.status,
    published.target, published.is_reference, published.met
from assessments_published as published
join last_runs using (period, run_id)
