-- Empty the table of locked cells, before it is filled from the journal.
delete from locked_cells
