-- Codes of measures as a type of their own: compared and grouped as small whole numbers, ordered as
-- text. Grain: one value per measure.
create type measure_code as enum (select measure_code from given_measures order by measure_code)
