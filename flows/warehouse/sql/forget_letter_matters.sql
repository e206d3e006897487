-- Empty the table of the matters of letters, before it is filled from the journal.
delete from letter_matters
