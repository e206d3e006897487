-- Empty the observations of the last judgement, before the new judgement is stored.
delete from judged_observations
