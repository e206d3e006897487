-- Areas; `home_code` is the first judged area (town or county) that counts what it reports. Valid
-- from month `first_index` to month `last_index`, both included. Grain: one row per area.
create or replace table areas as
select
    area_code::area_code as area_code,
    level,
    nullif(parent_code, '')::area_code as parent_code,
    case when level = 'village' then parent_code else area_code end::area_code as home_code,
    nullif(merged_into, '')::area_code as merged_into,
    first_index,
    last_index
from given_areas
