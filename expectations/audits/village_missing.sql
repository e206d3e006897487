-- Villages (in a department's form of towns: towns) that a form expects and that have no row or no
-- value in the submission (intake.md).
-- Not told when an earlier submission of the month already gave it, or where nothing of
-- the form is asked of the town (rules.md section 2).
-- Grain: one row per submission and place that it owes; is_broken where it is missing.
select
    -1 as row_number,
    submissions.submission_id,
    places.area_code,
    '' as found,
    places.name as expected,
    not exists (
        select 1 from cells
        where cells.form = submissions.form
            and cells.area_code = places.area_code
            and cells.period = submissions.period
            and cells.state in ('value', 'held')
    ) as is_broken
from submissions
join forms
    on forms.form = submissions.form
    and (
        forms.row_level = 'village'
        or (forms.row_level = 'town' and forms.reporter = 'department')
    )
join owed_forms
    on owed_forms.form = submissions.form
    and owed_forms.area_code = submissions.area_code
    and submissions.period < owed_forms.owed_until
join areas as places
    on places.parent_code = submissions.area_code
    and places.level = forms.row_level
    and places.valid_from <= submissions.period
    and (places.valid_to = '' or submissions.period <= places.valid_to)
order by submissions.submission_id, places.area_code
