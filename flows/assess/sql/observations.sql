-- Observations of the calendar's months, on the level that the measure is reported on: a value of
-- another level is a total and never added; an absent value is no observation, and neither is one of
-- a month in which the area is not valid (rules.md section 2).
-- Values are decimals, so that sums are the same in whatever order rows come and threads finish.
-- Grain: one row per measure, area and month.
create or replace table observations as
select
    measures.measure_code,
    areas.area_code,
    areas.home_code,
    calendar.month_index,
    try_cast(given.value as decimal(30, 9)) as value
from given
join measures on measures.measure_code = given.measure_code
join areas
    on areas.area_code = given.area_code
    and areas.level = measures.row_level
join calendar using (period)
where calendar.month_index between areas.first_index and areas.last_index
    and try_cast(given.value as decimal(30, 9)) is not null
