-- Empty the table of letters, before it is filled from the journal.
delete from letters
