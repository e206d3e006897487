-- How long a series has been red, and when it last had a value of its own (rules.md section 5):
-- `missing` and `no_target` neither count nor break a streak; `reported_index` is the latest due month
-- with coverage. Grain: one row per indicator, area and due month.
create or replace table runs as
with
counted as (
    select
        indicator_code,
        area_code,
        month_index,
        status,
        count(*) filter (where status = 'red') over history as reds,
        max(case when coverage > 0 then month_index end) over history as reported_index
    from judged_values
    window history as (partition by indicator_code, area_code order by month_index)
)
select
    indicator_code,
    area_code,
    month_index,
    reported_index,
    reds - coalesce(
        max(case when status in ('green', 'yellow') then reds end) over (
            partition by indicator_code, area_code order by month_index
        ),
        0
    ) as streak
from counted
