-- Values of indicators up to a month. Grain: one row per indicator, area and period.
select *
from indicator_values
where period <= $period
order by all
