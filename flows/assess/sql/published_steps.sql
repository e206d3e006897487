-- What the judgement went through on the way to each status (rules.md sections 4 and 5), for
-- `xianjie explain`. `green_from` and `green_to`: between which values the row would be green.
-- Grain: one row per indicator, area and due month with a target.
with
banded as (
    select
        judged_values.*,
        case when indicators.is_around then indicators.tolerance else band end as green_band,
        case
            when indicators.is_around then 2 * indicators.tolerance
            else indicators.tolerance
        end as yellow_band,
        case when is_on_way then band * abs(target) else 0 end as trifle
    from judged_values
    join indicators using (indicator_code)
    where target is not null and status <> 'not_applicable'
)
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    period,
    share,
    path_value,
    thing,
    is_from_first,
    is_on_way,
    is_before_due,
    green_band,
    yellow_band,
    lower_side - greatest(green_band * abs(lower_side), trifle) as green_from,
    upper_side + greatest(green_band * abs(upper_side), trifle) as green_to
from banded
order by series, month_index
