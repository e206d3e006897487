-- Empty the assessments, before the new judgement is stored.
delete from assessments
