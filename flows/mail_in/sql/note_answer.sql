-- Note under which id a message is answered. Grain: one row.
update fetched_mails
set answer_id = $answer_id
where mailbox = $mailbox and uid_validity = $uid_validity and uid = $uid
