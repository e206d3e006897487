-- Empty the table of what each run published, before it is filled from the journal.
delete from assessments_published
