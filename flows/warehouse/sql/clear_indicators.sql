-- Empty the indicators, before the new judgement is stored.
delete from indicators
