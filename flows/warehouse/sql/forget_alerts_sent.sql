-- Empty the table of mails by recipient, before it is filled from the journal.
delete from alerts_sent
