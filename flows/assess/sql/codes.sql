-- Codes as types of their own: compared and grouped as small whole numbers, ordered as text.
create type measure_code as enum (select measure_code from given_measures order by measure_code);
create type area_code as enum (select area_code from given_areas order by area_code);
create type indicator_code as enum (
    select indicator_code from given_indicators order by indicator_code
)
