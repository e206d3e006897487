-- Empty the history of values, before it is derived anew.
delete from observation_history
