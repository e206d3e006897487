-- How many cells the towns filled in of each form at the last run.
-- Grain: one row per form that towns report.
with
asked as (
    select form, count(*) as measures
    from measures
    group by all
),
places as (
    select level, count(*) as places
    from areas
    where coalesce(valid_to, '') = ''
    group by all
)
select forms.form, asked.measures * places.places as cells
from forms
join asked on asked.form = forms.form
join places on places.level = forms.row_level
where forms.reporter = 'town'
