-- What comes first (rules.md section 10): the open warnings of one indicator, county and towns
-- together; indicators that measure the same thing are one matter.
-- Grain: one row per month and matter, in order.
with
graded as (
    select
        open_warnings.*,
        indicators.thing_measured,
        indicators.importance,
        case when indicators.direction = 'at_most' then -1 else 1 end
            * round(coalesce(county.target, open_warnings.target), 9) as strictness
    from open_warnings
    join indicators using (indicator_code)
    left join target_lines as county
        on county.indicator_code = open_warnings.indicator_code
        and county.year = left(open_warnings.period, 4)::integer
        and county.area_code = (select area_code from areas where level = 'county')
),
led as (
    select *
    from graded
    qualify row_number() over (
        partition by period, indicator_code
        order by is_reference, not is_county, level desc, shortfall desc, area_code
    ) = 1
),
leaders as (
    select *
    from led
    qualify row_number() over (
        partition by period, thing_measured
        order by is_reference, strictness desc, indicator_code
    ) = 1
),
together as (
    select
        graded.period,
        graded.thing_measured,
        bool_or(graded.is_county) as has_county,
        list(distinct graded.area_code order by graded.area_code)
            filter (where not graded.is_county) as town_list,
        list(distinct graded.indicator_code order by graded.indicator_code) as indicator_list
    from graded
    group by all
)
select
    leaders.period,
    row_number() over (
        partition by leaders.period
        order by
            leaders.is_reference,
            leaders.level desc,
            leaders.importance desc,
            together.has_county desc,
            coalesce(leaders.forecast_met, true),
            leaders.shortfall desc,
            leaders.months desc,
            leaders.indicator_code
    ) as position,
    leaders.indicator_code::varchar as indicator_code,
    leaders.area_code::varchar as area_code,
    leaders.level,
    leaders.is_reference,
    leaders.months,
    leaders.shortfall,
    coalesce(len(together.town_list), 0) as towns,
    coalesce(array_to_string(together.town_list, '|'), '') as town_codes,
    array_to_string(
        list_filter(together.indicator_list, lambda code: code <> leaders.indicator_code), '|'
    ) as also,
    leaders.is_watched
from leaders
join together using (period, thing_measured)
order by leaders.period, position
