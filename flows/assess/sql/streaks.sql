-- How long a series has been red, for a year task within the year, and when it last had a value of
-- its own (rules.md section 5): what is neither green, yellow nor red does not count and breaks no
-- streak; `reported_index` is the latest due month with coverage.
-- Grain: one row per indicator, area and due month.
create or replace table streaks as
with
numbered as (
    select
        indicator_code,
        area_code,
        month_index,
        status,
        coverage,
        case when is_year_task then year else 0 end as run
    from judged_values
),
counted as (
    select
        *,
        count(*) filter (where status = 'red') over history as reds,
        max(case when coverage > 0 then month_index end) over (
            partition by indicator_code, area_code order by month_index
        ) as reported_index
    from numbered
    window history as (partition by indicator_code, area_code, run order by month_index)
)
select
    indicator_code,
    area_code,
    month_index,
    reported_index,
    reds - coalesce(
        max(case when status in ('green', 'yellow') then reds end) over (
            partition by indicator_code, area_code, run order by month_index
        ),
        0
    ) as streak
from counted
