-- Empty the warnings, before the new judgement is stored.
delete from warnings
