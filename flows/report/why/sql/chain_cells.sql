-- The cells from which a figure of a month was made, those of the area itself and of all below it.
-- Grain: one row per measure and reporting area of the month.
with recursive inside as (
    select area_code from areas where area_code = $area_code
    union all
    select areas.area_code
    from areas
    join inside on areas.parent_code = inside.area_code
)
select
    observations.measure_code,
    observations.area_code,
    observations.value,
    observations.file_name,
    coalesce(observations.sheet, '') as sheet,
    observations.cell
from observations
join inside using (area_code)
where observations.measure_code in (select unnest($measure_codes))
    and observations.period = $period
order by observations.file_name, observations.sheet, observations.measure_code, observations.area_code
