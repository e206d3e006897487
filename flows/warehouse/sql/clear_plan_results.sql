-- Empty how indicators ended with their plans, before the new judgement is stored.
delete from plan_results
