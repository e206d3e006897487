-- The due months of every series with their status, in order; series that are never red or yellow
-- have no episode and are left out. Grain: one row per indicator and area.
select
    indicator_code::varchar as indicator_code,
    area_code::varchar as area_code,
    list(period order by period) as periods,
    list(status order by period) as statuses
from assessments
group by assessments.indicator_code, assessments.area_code
having bool_or(status in ('red', 'yellow'))
order by assessments.indicator_code, assessments.area_code
