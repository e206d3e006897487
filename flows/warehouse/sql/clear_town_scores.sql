-- Empty the scores of towns, before the new judgement is stored.
delete from town_scores
