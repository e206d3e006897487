-- How each plan ended (rules.md section 12): of every indicator and area that had a target, the last
-- due row with one, once the plan's last year is over, or the year of an obligation that ends later.
-- `last_period` and `actual` are of its latest value. Retired indicators have no
-- result, nor has an area that was closed before; an area without targets after its closing is
-- bound as long as any other; the county is never closed. Grain: one row per indicator and area.
with
last_lines as (
    select
        indicator_code,
        area_code,
        max(year) as own_year,
        max(max(year)) over (partition by indicator_code) as any_year
    from target_lines
    group by indicator_code, area_code
),
ends as (
    select
        indicators.indicator_code,
        areas.area_code,
        areas.first_index,
        areas.last_index,
        indicators.plan,
        greatest(
            indicators.last_year,
            case
                when areas.last_index < counties.last_index
                    then last_lines.any_year
                else last_lines.own_year
            end
        ) as end_year
    from indicators
    join judged on judged.indicator_code = indicators.indicator_code
    join areas on areas.area_code = judged.area_code
    join last_lines
        on last_lines.indicator_code = judged.indicator_code
        and last_lines.area_code = judged.area_code
    cross join (select last_index from areas where level = 'county') as counties
    where indicators.retired is null
),
ended as (
    select ends.plan, ends.indicator_code, ends.area_code, ends.end_year
    from ends
    join calendar on calendar.year = ends.end_year and calendar.month = 12
    where calendar.month_index between ends.first_index and ends.last_index
),
asked as (
    select
        ended.plan,
        judged_values.indicator_code,
        judged_values.area_code,
        arg_max_null(
            case when judged_values.status <> 'missing' then judged_values.met end,
            judged_values.period
        ) as met,
        arg_max(judged_values.target, judged_values.period) as target,
        max(
            case when judged_values.value is not null then judged_values.period end
        ) as last_period,
        arg_max(judged_values.value, judged_values.period) as actual
    from ended
    join judged_values using (indicator_code, area_code)
    where judged_values.status not in ('not_applicable', 'no_target')
        and judged_values.period <= ended.end_year || '-12'
    group by all
)
select
    plan,
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    case when met is null then 'unknown' when met then 'met' else 'missed' end as result,
    last_period,
    actual,
    target
from asked
order by asked.indicator_code, asked.area_code
