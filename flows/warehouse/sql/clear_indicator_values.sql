-- Empty the values of indicators, before the new judgement is stored.
delete from indicator_values
