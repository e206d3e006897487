-- Empty the table of reviews that people noted, before it is filled from the journal.
delete from approvals
