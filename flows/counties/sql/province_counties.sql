-- Score and rank of the counties, by the rule for towns (rules.md section 8) on the counties' own
-- rows. Grain: one row per county.
with
counted as (
    select
        county,
        status,
        status in ('green', 'yellow', 'red', 'missing') and target is not null as is_scored,
        status in ('green', 'yellow', 'red', 'missing') as is_due,
        importance::decimal(18, 9) as importance,
        points::decimal(9, 6) as points,
        coverage,
        case
            when status = 'missing' then 0
            else greatest(0, 1 - shortfall)
        end::decimal(38, 18) as part
    from indicators
),
scored as (
    select
        county,
        coalesce(bool_or(coverage > 0), false) as is_reporting,
        count(*) filter (where is_scored) as things,
        100 * sum(importance * points) filter (where is_scored)::double
            / sum(importance) filter (where is_scored)::double as score,
        100 * sum(part) filter (where is_scored)::double / things as attainment,
        count(*) filter (where is_due) as due,
        count(*) filter (where is_due and status = 'green') as green,
        count(*) filter (where is_due and status = 'yellow') as yellow,
        count(*) filter (where is_due and status = 'red') as red,
        count(*) filter (where is_due and status = 'missing') as missing
    from counted
    group by county
),
asked as (
    select
        county,
        count(*) as matters,
        arg_min(name, position) as first_matter
    from matters
    group by county
)
select
    standing.county,
    standing.name,
    case
        when scored.is_reporting and scored.things > 0 then rank() over (
            order by
                not (scored.is_reporting and scored.things > 0),
                round(scored.score, 9) desc,
                round(scored.attainment, 9) desc,
                scored.red,
                standing.county
        )
    end as rank,
    case when scored.is_reporting and scored.things > 0 then scored.score end as score,
    case when scored.is_reporting and scored.things > 0 then scored.attainment end as attainment,
    coalesce(scored.due, 0) as due,
    coalesce(scored.green, 0) as green,
    coalesce(scored.yellow, 0) as yellow,
    coalesce(scored.red, 0) as red,
    coalesce(scored.missing, 0) as missing,
    coalesce(asked.matters, 0) as matters,
    coalesce(asked.first_matter, '') as first_matter,
    standing.forms_due,
    standing.forms_received,
    standing.forms_on_time,
    standing.to_correct
from standing
left join scored using (county)
left join asked using (county)
order by rank nulls last, standing.county
