-- Whether a month's assessments differ from what its last run published. Grain: one row.
with
latest as (
    select run_id
    from assessments_published
    where period = $period
    order by published_at desc, run_id desc
    limit 1
),
published as (
    select * exclude (run_id, published_at)
    from assessments_published
    where period = $period and run_id = (select run_id from latest)
),
present as (
    select * from assessments where period = $period
)
select
    exists (from present except from published)
    or exists (from published except from present) as differs
