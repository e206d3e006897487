-- What a later version changed. Grain: one row per cell whose number differs from the version
-- before.
insert into resubmission_changes
with
-- Few cells were ever sent twice: the others need not be put in order.
repeated as (
    select distinct measure_code, area_code, period
    from deciding_cells
    where span = 'value' and place > 1
)
select
    submissions.period,
    submissions.form,
    submissions.area_code,
    submissions.version,
    changed.measure_code,
    changed.area_code,
    changed.sheet,
    changed.cell,
    changed.old_value,
    changed.value
from (
    select
        *,
        lag(value) over versions as old_value,
        lag(submission_id) over versions as old_submission
    from deciding_cells
    semi join repeated using (measure_code, area_code, period)
    where span = 'value' and not is_waiting
    window versions as (
        partition by measure_code, area_code, period
        order by received_at, submission_id
    )
) as changed
join submissions using (submission_id)
where changed.old_submission is not null
    and changed.value is distinct from changed.old_value
order by all
