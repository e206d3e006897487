-- Every word that a coded column can hold and its Chinese; made from flows/wording.py.
-- Grain: one row per domain and code.
create or replace table codes (
    domain varchar, code varchar, word varchar, position integer
)
