-- Settle a mail that was being sent: it went out, or it is known that it did not.
update alerts_sent
set state = $state, sent_at = $sent_at, detail = $detail
where message_id = $message_id and state = 'sending'
