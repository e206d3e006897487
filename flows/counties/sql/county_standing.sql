-- How a county's month came in: what was due, what came, what was wrong. Grain: one row.
select
    $county as county,
    $name as name,
    $period as period,
    (
        select count(*) from reporting_rates where period = $period
    ) as forms_due,
    (
        select count(*) from reporting_rates where period = $period and is_received
    ) as forms_received,
    (
        select count(*) from reporting_rates where period = $period and is_on_time
    ) as forms_on_time,
    (
        select count(*) from findings where period = $period and severity in ('reject', 'hold')
    ) as to_correct
