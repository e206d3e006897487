-- Empty what was kept of the last run: the run that ends now is the last one.
delete from assessments_at_last_run
