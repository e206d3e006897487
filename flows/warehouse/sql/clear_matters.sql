-- Empty the matters, before the new judgement is stored.
delete from matters
