-- Every month of every indicator: its pace share s(m) (rules.md section 4), whether it is due
-- (section 2, "Frequency", "Introduced", "Retired"), lies before the due
-- month, and whether its condition's bound is asked.
-- `is_valued`: its value is needed, because it is due, a December, or may be the first of a year.
-- Grain: one row per indicator and month of the calendar.
create or replace table months as
with
dated as (
    select
        indicators.*,
        calendar.period,
        calendar.month_index,
        calendar.year,
        calendar.month,
        due_months.due_month
    from indicators
    cross join calendar
    left join given_due_months as due_months
        on due_months.indicator_code::indicator_code = indicators.indicator_code
        and due_months.year = calendar.year
),
paced as (
    select
        dated.*,
        case
            when path = 'at_due' and month >= coalesce(due_month, 12) then 1
            when path = 'at_due' then 0
            when profile is not null then profile[month]
            when due_month is not null then least(1, month / due_month)
            else month / 12
        end::double as share
    from dated
)
select
    paced.indicator_code,
    paced.period,
    paced.month_index,
    paced.year,
    paced.month,
    paced.due_month::integer as due_month,
    paced.share,
    coalesce(paced.month < paced.due_month, false) as is_before_due,
    coalesce(paced.period < paced.retired, true) as is_in_force,
    is_in_force
        and paced.period >= paced.introduced
        and paced.month % paced.every_months = 0
        and coalesce(list_contains(paced.due_years, paced.year), true) as is_due,
    is_in_force
        and (
            is_due
            or paced.month = 12
            or (paced.due_month is not null and paced.kind in ('stock', 'rate') and paced.path = '')
        ) as is_valued,
    paced.aggregation in ('share_where', 'count_where')
        and measures.accumulation = 'ytd'
        and paced.path = ''
        and paced.condition_lower is not null
        and not paced.is_condition_equal as has_paced_bound,
    not (has_paced_bound and paced.share <= 1e-9) as is_bound_asked
from paced
left join measures on measures.measure_code = paced.measure
