-- Empty the table of files received, by form and area, before it is filled from the journal.
delete from received
