-- The pace share s(m) of every indicator and month (rules.md section 4).
-- Grain: one row per indicator and month.
create or replace table shares as
select indicator_code::indicator_code as indicator_code, month_index, share
from given_shares
