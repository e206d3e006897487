-- Observations up to a month; an absent value is no observation.
-- Grain: one row per measure, area and period.
create or replace table observations as
select measure_code, area_code, period, value::double as value
from given
where period <= $through and value is not null and not isnan(value::double)
