-- Reporting rates up to a month. Grain: one row per form, reporter and period.
select *
from reporting_rates
where period <= $period
order by all
