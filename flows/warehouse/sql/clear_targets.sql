-- Empty the targets, before the new judgement is stored.
delete from targets
