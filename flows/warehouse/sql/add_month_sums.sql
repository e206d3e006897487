-- A year-to-date measure of which only 本月 was reported is the sum of its months from January, with
-- the months of the areas that were merged into it before (rules.md section 2). Every month in which
-- one of them was valid must be there. Grain: one row per measure, area and period without a
-- reported total.
insert into observations
with recursive
sources as (
    select area_code, area_code as source_code, valid_from, valid_to, '' as merged_after
    from areas
    union all
    select
        sources.area_code,
        merged.area_code,
        merged.valid_from,
        merged.valid_to,
        greatest(sources.merged_after, merged.valid_to)
    from sources
    join areas as merged on merged.merged_into = sources.source_code
),
months as (
    select * from current_cells where span = 'month'
),
month_only as (
    select months.*
    from months
    where not exists (
        select 1 from current_cells as reported
        where reported.span = 'value'
            and reported.measure_code = months.measure_code
            and reported.area_code = months.area_code
            and reported.period = months.period
    )
),
wanted as (
    select
        month_only.measure_code,
        month_only.area_code,
        month_only.period,
        sources.source_code,
        format('{}-{:02d}', left(month_only.period, 4), numbers.month) as earlier
    from month_only
    join sources
        on sources.area_code = month_only.area_code
        and sources.merged_after < month_only.period,
        unnest(range(1, right(month_only.period, 2)::integer + 1)) as numbers (month)
    where earlier >= sources.valid_from
        and (sources.valid_to = '' or earlier <= sources.valid_to)
),
summed as (
    select
        wanted.measure_code,
        wanted.area_code,
        wanted.period,
        sum(months.value) as value,
        count(*) as wanted,
        count(months.value) as present
    from wanted
    left join months
        on months.measure_code = wanted.measure_code
        and months.area_code = wanted.source_code
        and months.period = wanted.earlier
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
    and summed.present = summed.wanted
