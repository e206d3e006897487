-- Score and rank of the towns (rules.md section 8); parts are decimals, so that their order is
-- without effect. Grain: one row per town and month in which it is valid.
with
places as (
    select areas.area_code, calendar.period
    from areas
    join calendar on calendar.month_index between areas.first_index and areas.last_index
    where areas.level = 'town'
),
counted as (
    select
        judged_values.area_code,
        judged_values.period,
        judged_values.status,
        judged_values.coverage,
        judged_values.status in ('green', 'yellow', 'red', 'missing')
            and judged_values.target is not null as is_scored,
        indicators.importance::decimal(18, 9) as importance,
        case judged_values.status
            when 'green' then $green
            when 'yellow' then $yellow
            when 'red' then $red
            else $missing
        end::decimal(9, 6) as points,
        case
            when judged_values.status = 'missing' then 0
            else greatest(0, 1 - judged_values.shortfall)
        end::decimal(38, 18) as part
    from judged_values
    join indicators using (indicator_code)
),
scored as (
    select
        places.area_code,
        places.period,
        coalesce(bool_or(counted.coverage > 0), false) as is_reporting,
        count(*) filter (where counted.is_scored) as things,
        100 * sum(counted.importance * counted.points) filter (where counted.is_scored)::double
            / sum(counted.importance) filter (where counted.is_scored)::double as score,
        100 * sum(counted.part) filter (where counted.is_scored)::double / things as attainment,
        count(*) filter (where counted.is_scored and counted.status = 'green') as green,
        count(*) filter (where counted.is_scored and counted.status = 'yellow') as yellow,
        count(*) filter (where counted.is_scored and counted.status = 'red') as red,
        count(*) filter (where counted.is_scored and counted.status = 'missing') as missing
    from places
    left join counted
        on counted.area_code = places.area_code
        and counted.period = places.period
    group by all
)
select
    area_code::varchar as area_code,
    period,
    case when is_reporting and things > 0 then score end as score,
    case when is_reporting and things > 0 then attainment end as attainment,
    is_reporting,
    case
        when is_reporting and things > 0 then rank() over (
            partition by period
            order by
                not (is_reporting and things > 0),
                round(score, 9) desc,
                round(attainment, 9) desc,
                red,
                area_code
        )
    end as rank,
    green,
    yellow,
    red,
    missing
from scored
order by scored.period, rank nulls last, scored.area_code
