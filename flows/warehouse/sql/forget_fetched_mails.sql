-- Empty the table of messages that came by mail, before it is filled from the journal.
delete from fetched_mails
