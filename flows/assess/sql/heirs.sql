-- Who reports for a closed area, and in which months: the area it was merged into, and that one's
-- own successor once it is closed too (rules.md section 2, "Areas change").
-- Grain: one row per closed area and successor.
create or replace table heirs as
with recursive
steps as (
    select area_code, merged_into as heir_code, last_index + 1 as first_index
    from areas
    where merged_into is not null
    union all
    select steps.area_code, closed.merged_into, closed.last_index + 1
    from steps
    join areas as closed on closed.area_code = steps.heir_code
    where closed.merged_into is not null
)
select
    steps.area_code,
    steps.heir_code,
    successors.home_code,
    greatest(steps.first_index, successors.first_index) as first_index,
    successors.last_index
from steps
join areas as successors on successors.area_code = steps.heir_code
