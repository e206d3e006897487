-- Empty what later versions changed, before it is derived anew.
delete from resubmission_changes
