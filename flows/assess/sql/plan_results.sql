-- How each plan ended (rules.md section 12): of every indicator and area that had a target, the last
-- due row with one, once the plan's last year is over, or the year of an obligation that ends later.
-- `last_period` and `actual` are of its latest value. Retired indicators have no
-- result, nor has an area that was closed before. Grain: one row per indicator and area.
with
ends as (
    select
        indicators.indicator_code,
        judged.area_code,
        indicators.plan,
        greatest(indicators.last_year, coalesce(max(target_lines.year), 0)) as end_year
    from indicators
    join judged on judged.indicator_code = indicators.indicator_code
    left join target_lines
        on target_lines.indicator_code = judged.indicator_code
        and target_lines.area_code = judged.area_code
    where indicators.retired is null
    group by
        indicators.indicator_code,
        judged.area_code,
        indicators.plan,
        indicators.last_year
),
ended as (
    select ends.*
    from ends
    join areas on areas.area_code = ends.area_code
    join calendar on calendar.year = ends.end_year and calendar.month = 12
    where calendar.month_index between areas.first_index and areas.last_index
),
asked as (
    select
        ended.plan,
        assessments.indicator_code,
        assessments.area_code,
        arg_max_null(assessments.met, assessments.period) as met,
        arg_max(assessments.target, assessments.period) as target,
        max(case when assessments.actual is not null then assessments.period end) as last_period,
        arg_max(assessments.actual, assessments.period) as actual
    from ended
    join assessments using (indicator_code, area_code)
    where assessments.status not in ('not_applicable', 'no_target')
        and assessments.period <= ended.end_year || '-12'
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
