-- What the judgement went through on the way to each status (rules.md sections 4 and 5), for
-- `xianjie explain`. `green_from` and `green_to`: between which values the row would be green.
-- Grain: one row per indicator, area and due month with a target.
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
    case when is_around then tolerance else band end as green_band,
    case when is_around then 2 * tolerance else tolerance end as yellow_band,
    lower_side - greatest(
        case when is_around then tolerance else band end * abs(lower_side),
        case when is_on_way then band * abs(target) else 0 end
    ) as green_from,
    upper_side + greatest(
        case when is_around then tolerance else band end * abs(upper_side),
        case when is_on_way then band * abs(target) else 0 end
    ) as green_to
from judged_values
where target is not null and not is_not_applicable
order by judged_values.indicator_code, judged_values.area_code, judged_values.period
