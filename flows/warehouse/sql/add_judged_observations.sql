-- Remember what is judged, to see at the next run what moved.
-- Grain: one row per measure, area and period.
insert into judged_observations
select measure_code, area_code, period, value from observations
