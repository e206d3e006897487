-- What is a matter in the most counties. Grain: one row per indicator that is one anywhere.
select
    indicator_code,
    min(name) as name,
    count(*) as counties,
    max(level) as level,
    max(shortfall) as worst,
    arg_max(county, (shortfall, county)) as worst_county
from matters
group by indicator_code
order by counties desc, level desc, worst desc, indicator_code
