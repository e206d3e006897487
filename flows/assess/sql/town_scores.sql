-- Score and rank of the towns (rules.md section 8); parts are decimals, so that their order is
-- without effect. Grain: one row per town and month.
with
counted as (
    select
        assessments.area_code,
        assessments.period,
        assessments.status,
        case
            when assessments.status = 'missing' then 0
            else greatest(0, 1 - assessments.shortfall)
        end::decimal(38, 18) as part
    from assessments
    join areas using (area_code)
    where areas.level = 'town'
        and assessments.target is not null
        and ($missing_counts or assessments.status <> 'missing')
),
scored as (
    select
        area_code,
        period,
        100 * sum(part)::double / count(*) as score,
        count(*) filter (where status = 'green') as green,
        count(*) filter (where status = 'yellow') as yellow,
        count(*) filter (where status = 'red') as red,
        count(*) filter (where status = 'missing') as missing
    from counted
    group by all
)
select
    scored.area_code::varchar as area_code,
    scored.period,
    scored.score,
    rank() over (
        partition by scored.period
        order by round(scored.score, 9) desc, scored.red, scored.area_code
    ) as rank,
    scored.green,
    scored.yellow,
    scored.red,
    scored.missing
from scored
order by scored.period, rank
