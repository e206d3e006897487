-- Codes that the catalogue no longer has while the warehouse has figures of them.
-- `$measures`, `$areas`, `$indicators`: the codes of the catalogue.
-- Grain: one row per file of the catalogue and lost code, with count, first and last month.
with
used as (
    select 'measures.csv' as file, measure_code as code, period from observations
    union all
    select 'areas.csv', area_code, period from observations
    union all
    select 'indicators.csv', indicator_code, period from assessments where actual is not null
    union all
    select 'indicators.csv', indicator_code, period
    from assessments_published
    where actual is not null
),
declared as (
    select 'measures.csv' as file, unnest($measures::varchar[]) as code
    union all
    select 'areas.csv', unnest($areas::varchar[])
    union all
    select 'indicators.csv', unnest($indicators::varchar[])
)
select used.file, used.code, count(*) as figures, min(used.period), max(used.period)
from used
anti join declared using (file, code)
group by used.file, used.code
order by used.file, used.code
