-- From schema 1 to 2: what the last run judged before a decision, and since when a warning is a letter's.
-- Some warehouses of schema 1 have both already: they were made while 0.2.0 was being written.

create table if not exists assessments_at_last_run (
    indicator_code varchar, area_code varchar, period varchar, actual double, target double,
    expected double, status varchar
);
alter table warnings add column if not exists level_2_since varchar;
