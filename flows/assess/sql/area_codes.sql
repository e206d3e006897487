-- Codes of areas as a type of their own: compared and grouped as small whole numbers, ordered as
-- text. Grain: one value per area.
create type area_code as enum (select area_code from given_areas order by area_code)
