-- What moved since the last judgement. Grain: one row per measure, area and period.
select
    measure_code,
    area_code,
    period,
    case when judged_observations.value is null then 'new data' else 'correction' end as kind
from observations
full join judged_observations using (measure_code, area_code, period)
where observations.value is distinct from judged_observations.value
