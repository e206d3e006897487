-- Every due value against its target and expected figure (rules.md sections 4 and 5), with what
-- the outlook needs beside it. Grain: one row per indicator, area and due month.
create or replace table judged_values as
with
paced as (
    select
        indicator_values.*,
        indicators.direction,
        indicators.kind,
        indicators.is_from_zero,
        indicators.base_year,
        indicators.tolerance,
        shares.share,
        paths.target,
        paths.target_upper,
        paths.basis,
        paths.start + (paths.target - paths.start) * shares.share as expected,
        paths.start_upper + (paths.target_upper - paths.start_upper) * shares.share
            as expected_upper
    from indicator_values
    join indicators using (indicator_code)
    join shares
        on shares.indicator_code = indicator_values.indicator_code
        and shares.month_index = indicator_values.month_index
    left join paths
        on paths.indicator_code = indicator_values.indicator_code
        and paths.area_code = indicator_values.area_code
        and paths.year = indicator_values.year
),
gaps as (
    select
        *,
        case direction
            when 'at_least' then expected - value
            when 'at_most' then value - expected
            when 'equal' then abs(value - expected)
            else expected - value
        end as gap,
        case when direction = 'between' then value - expected_upper end as gap_upper,
        case direction
            when 'at_least' then value >= target - 1e-9
            when 'at_most' then value <= target + 1e-9
            when 'equal' then abs(value - target) <= 1e-9
            else value >= target - 1e-9 and value <= target_upper + 1e-9
        end as met
    from paced
),
short as (
    select
        *,
        greatest(
            case
                when gap <= 1e-9 then 0
                when abs(expected) <= 1e-9 then 1
                else gap / abs(expected)
            end,
            case
                when gap_upper is null or gap_upper <= 1e-9 then 0
                when abs(expected_upper) <= 1e-9 then 1
                else gap_upper / abs(expected_upper)
            end
        ) as shortfall
    from gaps
)
select
    *,
    case
        when value is null then 'missing'
        when target is null then 'no_target'
        when shortfall <= 1e-9 then 'green'
        when shortfall <= tolerance + 1e-9 then 'yellow'
        else 'red'
    end as status
from short
