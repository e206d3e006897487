-- What was reported for a locked month and differs from what is locked. A held cell says nothing
-- yet, and a 本月 figure nothing where the sum is reported itself.
-- Grain: one row per locked month, measure and area.
insert into withheld_values
select
    locks.lock_id,
    latest.measure_code,
    latest.area_code,
    latest.period,
    case when locked.state = 'value' then locked.value end as published,
    case when latest.state = 'value' then latest.value end as reported,
    latest.submission_id,
    ranked_submissions.form,
    ranked_submissions.area_code,
    latest.file_name,
    latest.sheet,
    latest.cell
from deciding_cells as latest
join ranked_submissions using (submission_id)
join locks on locks.period = latest.period and locks.unlocked_at is null
left join locked_cells as locked
    on locked.lock_id = locks.lock_id
    and locked.measure_code = latest.measure_code
    and locked.area_code = latest.area_code
    and locked.span = latest.span
where latest.place = 1
    and latest.state <> 'held'
    and (
        latest.span = 'value'
        or not exists (
            select 1 from deciding_cells as whole
            where whole.span = 'value'
                and whole.measure_code = latest.measure_code
                and whole.area_code = latest.area_code
                and whole.period = latest.period
        )
    )
    and published is distinct from reported
order by all
