-- Targets and the line to each (rules.md sections 3 and 4).
-- Grain: one row per indicator, area and year that has a target.
create or replace table target_lines as
with
given as (
    select
        * replace (
            indicator_code::indicator_code as indicator_code,
            area_code::area_code as area_code
        )
    from given_target_lines
)
select
    judged.series,
    given.indicator_code,
    given.area_code,
    year,
    target,
    target_upper,
    basis,
    is_reference::boolean as is_reference,
    goal,
    start,
    is_from_first::boolean as is_from_first,
    first_month,
    is_met_at_first::boolean as is_met_at_first
from given
left join judged using (indicator_code, area_code)
