-- Who has reported what. Grain: one row per form and reporter of a month.
with
latest as (
    select
        form,
        area_code,
        max(version) as version,
        arg_max(status, version) as status,
        arg_max(file_name, version) as file_name,
        arg_max(submission_id, version) as submission_id,
        min(received_at) as received_at
    from submissions
    where period = $period and status in ('accepted', 'partial', 'superseded')
    group by all
),
held as (
    -- A finding's area is the village of its row; whose file it is, its submission says.
    select submission_id, count(*) as held
    from findings
    where severity = 'hold'
    group by all
)
select
    rates.form,
    coalesce(nullif(forms.unit, ''), areas.name) as reporter,
    case when rates.is_received then latest.status else 'missing' end as status,
    latest.version,
    latest.received_at,
    rates.is_on_time,
    round(rates.completeness, 4) as completeness,
    coalesce(held.held, 0) as held,
    rates.review,
    latest.file_name
from reporting_rates as rates
join forms using (form)
join areas using (area_code)
left join latest using (form, area_code)
left join held using (submission_id)
where rates.period = $period
order by rates.form, rates.area_code
