-- Empty the table of what was drawn for inspections, before it is filled from the journal.
delete from sampled_figures
