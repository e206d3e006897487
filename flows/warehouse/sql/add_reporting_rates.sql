-- Who reported on time and how completely (issue: reporting rates). Grain: one row per form,
-- town or unit and due month since the form was first sent. Completeness is the share of the
-- first version's cells that hold a number. `review` is the lowest level of what counts of it;
-- `$levels`: all levels from the lowest. `$forms`, `$reporters`, `$every_months`, `$froms`,
-- `$untils`, lists of one length: who owes which form, every how many months, from which month on
-- (or nothing), and the first month in which it is no longer owed.
insert into reporting_rates
with
counted as (
    select * from submissions where status in ('accepted', 'partial', 'superseded')
),
first_sent as (
    select form, min(period) as period from counted where form <> 'long' group by form
),
months as (
    select distinct period from counted
    union
    select $period
),
reporters as (
    select
        unnest($forms::varchar[]) as form,
        unnest($reporters::varchar[]) as area_code,
        unnest($every_months::integer[]) as every_months,
        unnest($froms::varchar[]) as owed_from,
        unnest($untils::varchar[]) as owed_until
),
owed as (
    select months.period, forms.form, forms.due_day, reporters.area_code
    from forms
    join reporters on reporters.form = forms.form
    join first_sent on first_sent.form = forms.form
    join months
        on months.period >= greatest(first_sent.period, reporters.owed_from)
        and months.period < reporters.owed_until
    where right(months.period, 2)::integer % reporters.every_months = 0
),
first_version as (
    select form, area_code, period, min(received_at) as received_at
    from counted
    group by all
),
filled as (
    select counted.form, counted.area_code, counted.period,
        count(*) filter (where cells.state = 'value') / count(*) as completeness
    from counted
    join cells using (submission_id)
    where cells.state <> 'total' and counted.status <> 'superseded'
    group by all
),
reviewed as (
    select form, area_code, period,
        coalesce(
            min(list_position($levels, review)) filter (
                where status <> 'superseded' and withheld is distinct from 'locked'
            ),
            min(list_position($levels, review))
        ) as place
    from counted
    group by all
)
select
    owed.period,
    owed.form,
    owed.area_code,
    first_version.received_at is not null,
    coalesce(
        first_version.received_at::date
            <= (strptime(owed.period || '-01', '%Y-%m-%d')::date + interval 1 month)::date
                + owed.due_day - 1,
        false
    ),
    coalesce(filled.completeness, 0),
    $levels[reviewed.place]
from owed
left join first_version using (form, area_code, period)
left join filled using (form, area_code, period)
left join reviewed using (form, area_code, period)
order by all
