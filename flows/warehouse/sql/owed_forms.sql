-- Forms that are owed for a month and did not come. Grain: one row per form and reporter.
select form, area_code
from reporting_rates
where period = $period and not is_received
