-- Empty the steps of judgements, before the new judgement is stored.
delete from judgement_steps
