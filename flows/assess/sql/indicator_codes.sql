-- Codes of indicators as a type of their own: compared and grouped as small whole numbers, ordered as
-- text. Grain: one value per indicator.
create type indicator_code as enum (
    select indicator_code from given_indicators order by indicator_code
)
