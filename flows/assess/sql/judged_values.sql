-- Every due value judged (rules.md sections 4, "Whole things" and "Not due", and 5).
-- Grain: one row per indicator, area and due month.
create or replace table judged_values as
with
asked as (
    select
        *,
        is_reference or abs(path_value - goal) > 1e-9 as is_on_way,
        case
            when thing is null or not is_on_way then path_value
            when direction = 'at_most' then ceil(path_value / thing - 1e-9) * thing
            else floor(path_value / thing + 1e-9) * thing
        end as expected,
        case when is_on_way then least($on_course, tolerance) else 0 end as band
    from due_values
),
sided as (
    select
        *,
        case direction
            when 'at_most' then null
            when 'equal' then least(expected, target)
            else expected
        end as lower_side,
        case direction
            when 'at_least' then null
            when 'at_most' then expected
            when 'equal' then greatest(expected, target)
            else target_upper
        end as upper_side,
        lower_side - value as gap_below,
        value - upper_side as gap_above,
        case direction
            when 'at_least' then value >= target - 1e-9
            when 'at_most' then value <= target + 1e-9
            when 'equal' then
                abs(value - target)
                <= case when is_around then tolerance * abs(target) else 0 end + 1e-9
            else value >= target - 1e-9 and value <= coalesce(target_upper, value) + 1e-9
        end as met,
        (path = 'at_due' and share <= 1e-9)
            or path_value is null
            or not is_bound_asked
            or (direction <> 'at_most' and target > 1e-9 and expected <= 1e-9) as is_nothing_asked
    from asked
),
short as (
    select
        *,
        case
            when is_nothing_asked then 0
            else greatest(
                case
                    when gap_below is null or gap_below <= 1e-9 then 0
                    when abs(lower_side) <= 1e-9 then 1
                    else gap_below / abs(lower_side)
                end,
                case
                    when gap_above is null or gap_above <= 1e-9 then 0
                    when abs(upper_side) <= 1e-9 then 1
                    else gap_above / abs(upper_side)
                end
            )
        end as shortfall,
        greatest(coalesce(gap_below, gap_above), coalesce(gap_above, gap_below)) as gap
    from sided
)
select
    series,
    indicator_code,
    area_code,
    period,
    month_index,
    year,
    month,
    value,
    coverage,
    carried,
    share,
    is_before_due,
    target,
    target_upper,
    basis,
    is_reference,
    thing,
    is_from_first,
    is_on_way,
    path_value,
    expected,
    band,
    lower_side,
    upper_side,
    met,
    shortfall,
    case
        when is_not_applicable then 'not_applicable'
        when value is null then 'missing'
        when target is null then 'no_target'
        when is_nothing_asked and not met then 'not_due'
        when is_nothing_asked then 'green'
        when shortfall <= case when is_around then tolerance else band end + 1e-9 then 'green'
        when is_on_way and gap <= band * abs(target) + 1e-9 then 'green'
        when shortfall <= case when is_around then 2 * tolerance else tolerance end + 1e-9
            then 'yellow'
        else 'red'
    end as status
from short
