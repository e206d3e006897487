-- Empty the current observations, before they are derived anew.
delete from observations
