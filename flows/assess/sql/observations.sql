-- Observations up to a month, for the measures and areas of the catalogue.
-- Grain: one row per measure, area and period.
create or replace table observations as
select measure_code, area_code, period, value::double as value
from given
where period <= $through
