-- Messages of a mailbox that were taken care of. Grain: one row per message.
select uid
from fetched_mails
where mailbox = $mailbox and uid_validity = $uid_validity
