-- Letters that went out with the indicators they were about.
-- Grain: one row per letter and warning it was written about.
select
    letters.period,
    letters.recipient as addressee,
    warnings.indicator_code
from letters
cross join unnest(string_split(letters.warning_ids, '|')) as told(warning_id)
join warnings using (warning_id)
where warnings.indicator_code <> ''
