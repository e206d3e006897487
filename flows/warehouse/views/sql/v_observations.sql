-- Every current figure with its names, the town of a village, and the cell it was read from.
-- Grain: one row per measure, area and period.
create or replace view v_observations as
with
places as (
    select
        areas.area_code,
        areas.name,
        areas.level,
        case areas.level when 'town' then areas.area_code when 'village' then parents.area_code end
            as town_code,
        case areas.level when 'town' then areas.name when 'village' then parents.name end
            as town_name
    from areas
    left join areas as parents on parents.area_code = areas.parent_code
)
select
    observations.period,
    observations.measure_code,
    measures.name as measure_name,
    measures.unit,
    measures.accumulation,
    measures.form,
    forms.name as form_name,
    observations.area_code,
    places.name as area_name,
    places.level as area_level,
    places.town_code,
    places.town_name,
    observations.value,
    observations.submission_id,
    submissions.version,
    submissions.received_at,
    submissions.sender,
    observations.file_name,
    observations.sheet,
    observations.cell,
    observations.correction
from observations
left join measures on measures.measure_code = observations.measure_code
left join forms on forms.form = measures.form
left join places on places.area_code = observations.area_code
left join submissions on submissions.submission_id = observations.submission_id
