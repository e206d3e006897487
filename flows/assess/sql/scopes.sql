-- The towns of the indicators that concern only some (rules.md section 2, "Applies to"); `scope`
-- numbers such an indicator. Grain: one row per indicator and town that it concerns.
create or replace table scopes as
with
limited as (
    select
        indicator_code,
        towns,
        row_number() over (order by indicator_code)::integer as scope
    from indicators
    where towns is not null
)
select limited.scope, limited.indicator_code, unnest(limited.towns) as town
from limited
