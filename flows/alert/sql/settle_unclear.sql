-- Settle an unclear mail as a person found it.
update alerts_sent
set state = $state, sent_at = $sent_at, detail = $detail
where message_id = $message_id and state = 'sending'
