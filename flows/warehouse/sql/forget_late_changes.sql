-- Empty the table of late changes that papers listed, before it is filled from the journal.
delete from late_changes
