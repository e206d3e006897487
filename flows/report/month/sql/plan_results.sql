-- How indicators ended with plans that had ended by a month. Grain: one row per indicator and area.
select plan_results.*
from plan_results
join plans on plans.plan = plan_results.plan
where plans.last_year || '-12' <= $period
    and coalesce(plan_results.last_period, '') <= $period
order by plan_results.indicator_code, plan_results.area_code
