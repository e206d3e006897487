-- Late figures of locked months before `$period` that no papers listed yet, or listed with another
-- value. Grain: one row per lock, measure, area and month of the papers.
insert into late_changes
with
listed as (
    select lock_id, measure_code, area_code, arg_max_null(reported, listed_in) as reported,
        max(listed_in) as last_listed
    from late_changes
    group by all
)
select
    waiting.lock_id,
    waiting.measure_code,
    waiting.area_code,
    waiting.period,
    waiting.published,
    waiting.reported,
    waiting.submission_id,
    waiting.form,
    waiting.submission_area,
    waiting.file_name,
    waiting.sheet,
    waiting.cell,
    $period
from withheld_values as waiting
left join listed using (lock_id, measure_code, area_code)
where waiting.period < $period
    and (listed.last_listed is null or waiting.reported is distinct from listed.reported)
order by all
