-- Empty the table of mails by address, before it is filled from the journal.
delete from alert_addresses
