-- Empty the table of locks of months, before it is filled from the journal.
delete from locks
