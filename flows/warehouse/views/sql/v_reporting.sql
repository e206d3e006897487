-- Who owed which form, whether it came, when, and how complete; towns and departments.
-- Grain: one row per period, form and reporter.
create or replace view v_reporting as
with
latest as (
    select
        period,
        form,
        area_code,
        max(version) as version,
        arg_max(status, version) as status,
        arg_max(sender, version) as sender,
        arg_max(file_name, version) as file_name,
        min(received_at) as first_received_at,
        max(received_at) as last_received_at
    from submissions
    where status in ('accepted', 'partial', 'superseded')
    group by period, form, area_code
),
problems as (
    select
        period,
        form,
        area_code,
        count(*) filter (where severity in ('reject', 'hold')) as to_correct,
        count(*) filter (where severity = 'flag') as flagged
    from findings
    group by period, form, area_code
)
select
    rates.period,
    rates.form,
    forms.name as form_name,
    forms.reporter as reporter_kind,
    case when forms.reporter = 'department' then forms.unit else areas.name end as reporter,
    rates.area_code,
    forms.frequency,
    forms.due_day,
    rates.is_received,
    rates.is_on_time,
    rates.completeness,
    latest.status,
    status_words.word as status_name,
    rates.review,
    review_words.word as review_name,
    latest.version,
    latest.first_received_at,
    latest.last_received_at,
    latest.sender,
    latest.file_name,
    coalesce(problems.to_correct, 0) as to_correct,
    coalesce(problems.flagged, 0) as flagged
from reporting_rates as rates
left join forms on forms.form = rates.form
left join areas on areas.area_code = rates.area_code
left join latest
    on latest.period = rates.period
    and latest.form = rates.form
    and latest.area_code = rates.area_code
left join problems
    on problems.period = rates.period
    and problems.form = rates.form
    and problems.area_code = rates.area_code
left join codes as review_words
    on review_words.domain = 'review' and review_words.code = rates.review
left join codes as status_words
    on status_words.domain = 'submission_status' and status_words.code = latest.status
