-- The observations of a month with their cells. Grain: one row per measure and area of the period.
select * from observations where period = $period order by all
