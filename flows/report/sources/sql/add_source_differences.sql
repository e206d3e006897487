-- Own figures beside those of outside sources (intake.md, "Outside sources"). The latest version of a
-- source's table for a month counts. A town's own figure is the sum of its villages when all of them
-- have reported. In a table that is counted, an area without a row has 0.
-- The lists are the lines of sources.csv. Grain: one row per source, measure, area and month.
insert into source_differences
with
declared as (
    select
        unnest($sources::varchar[]) as source,
        unnest($measures::varchar[]) as measure_code,
        unnest($levels::varchar[]) as level,
        unnest($shares::double[]) as share,
        unnest($amounts::double[]) as amount,
        unnest($explainers::varchar[]) as explainer,
        unnest($counted::boolean[]) as is_counted
),
latest as (
    select submission_id, form as source, period
    from submissions
    where form in (select source from declared) and status in ('accepted', 'partial')
    qualify row_number() over (partition by form, period order by version desc) = 1
),
outside as (
    select outside_figures.*
    from outside_figures
    inner join latest using (submission_id)
),
tables as (
    select
        latest.source,
        latest.period,
        latest.submission_id,
        declared.* exclude (source)
    from latest
    inner join declared using (source)
    where not declared.is_counted
        or exists (select 1 from outside where outside.submission_id = latest.submission_id)
),
leaves as (
    select
        tables.*,
        target.area_code,
        leaf.area_code as leaf_code
    from tables
    inner join measures using (measure_code)
    inner join areas as target on target.level = tables.level
    inner join areas as leaf
        on leaf.level = measures.row_level
        and (leaf.area_code = target.area_code or leaf.parent_code = target.area_code)
    where (coalesce(leaf.valid_from, '') <= tables.period)
        and (coalesce(leaf.valid_to, '') = '' or tables.period <= leaf.valid_to)
),
own as (
    select
        leaves.* exclude (leaf_code),
        sum(observations.value) as own,
        count(observations.value) as reported,
        count(*) as asked
    from leaves
    left join observations
        on observations.measure_code = leaves.measure_code
        and observations.area_code = leaves.leaf_code
        and observations.period = leaves.period
    group by all
),
compared as (
    select
        own.*,
        coalesce(outside.value, case when own.is_counted then 0 end) as outside,
        greatest(own.amount, own.share * abs(own.own)) as allowed,
        outside.file_name,
        outside.sheet,
        outside.cell
    from own
    left join outside using (submission_id, measure_code, area_code)
)
select
    source,
    measure_code,
    area_code,
    period,
    own,
    outside,
    case when reported = asked then own - outside end as difference,
    case when reported > 0 then allowed end as allowed,
    case
        when outside is null then 'outside_missing'
        when reported = 0 then 'own_missing'
        when reported < asked then 'own_incomplete'
        when abs(own - outside) <= allowed + 1e-9 then 'agrees'
        else 'differs'
    end as state,
    explainer,
    submission_id,
    file_name,
    sheet,
    cell
from compared
order by source, measure_code, period, area_code
