-- Empty the table of runs, before it is filled from the journal.
delete from runs
