-- Empty the table of received contents and when each was first seen, before it is filled from the journal.
delete from contents
