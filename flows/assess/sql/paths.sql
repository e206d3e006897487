-- Targets and where the line to each starts (rules.md sections 3 and 4).
-- Grain: one row per indicator, area and year that has a target.
create or replace table paths as
select
    indicator_code::indicator_code as indicator_code,
    area_code::area_code as area_code,
    year,
    target,
    target_upper,
    basis,
    start,
    start_upper
from given_paths
