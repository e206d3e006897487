-- Forget an earlier attempt that is known to have failed, before the next one begins.
delete from alerts_sent
where message_id = $message_id and state = 'failed'
