-- The due months of every series with what its episodes depend on, in order; series that are never
-- red or yellow have no episode and are left out. Grain: one row per indicator and area.
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    bool_or(is_year_task) as is_year_task,
    list(period order by period) as periods,
    list(status order by period) as statuses,
    list(coalesce(is_reference, false) order by period) as references,
    list(is_before_due order by period) as befores
from assessments
group by assessments.indicator_code, assessments.area_code
having bool_or(status in ('red', 'yellow'))
order by assessments.indicator_code, assessments.area_code
