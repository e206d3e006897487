-- The cells from which figures of a month were made, those of each area itself and of all below it.
-- Grain: one row per area asked for, measure and reporting area of the month.
with recursive inside as (
    select
        area_code as top_code,
        area_code
    from areas
    where list_contains($area_codes, area_code)
    union all
    select
        inside.top_code,
        areas.area_code
    from areas
    join inside on areas.parent_code = inside.area_code
)
select
    inside.top_code,
    observations.measure_code,
    observations.area_code,
    observations.value,
    observations.file_name,
    coalesce(observations.sheet, '') as sheet,
    observations.cell
from observations
join inside using (area_code)
where list_contains($measure_codes, observations.measure_code)
    and observations.period = $period
order by
    inside.top_code, observations.file_name, observations.sheet, observations.measure_code,
    observations.area_code
