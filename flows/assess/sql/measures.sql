-- Measures. Grain: one row per measure.
create or replace table measures as
select
    measure_code::measure_code as measure_code,
    accumulation,
    row_level,
    integer as is_whole
from given_measures
