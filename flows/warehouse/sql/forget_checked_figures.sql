-- Empty the table of what inspections found, before it is filled from the journal.
delete from checked_figures
