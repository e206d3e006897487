-- Empty the table of what each run found changed, before it is filled from the journal.
delete from status_changes
