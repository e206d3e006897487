-- A year-to-date measure of which only 本月 was reported is the sum of its months from January
-- (rules.md section 2). Grain: one row per measure, area and period without a reported total.
insert into observations
with
months as (
    select * from deciding_cells where span = 'month' and place = 1
),
month_only as (
    select months.*
    from months
    where not exists (
        select 1 from deciding_cells as reported
        where reported.span = 'value'
            and reported.measure_code = months.measure_code
            and reported.area_code = months.area_code
            and reported.period = months.period
    )
),
summed as (
    select
        month_only.measure_code,
        month_only.area_code,
        month_only.period,
        sum(earlier.value) as value,
        count(earlier.value) as present
    from month_only
    join months as earlier
        on earlier.measure_code = month_only.measure_code
        and earlier.area_code = month_only.area_code
        and left(earlier.period, 4) = left(month_only.period, 4)
        and earlier.period <= month_only.period
    group by all
)
select
    month_only.measure_code,
    month_only.area_code,
    month_only.period,
    summed.value,
    month_only.submission_id,
    month_only.file_name,
    month_only.sheet,
    month_only.cell,
    month_only.correction
from month_only
join summed using (measure_code, area_code, period)
where month_only.state = 'value'
    and summed.present = right(month_only.period, 2)::integer
