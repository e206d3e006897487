-- Empty the reporting rates, before they are worked out anew.
delete from reporting_rates
