-- Keep a mail as `sending` (nobody knows whether it went out) and say what happened.
update alerts_sent
set detail = $detail
where message_id = $message_id and state = 'sending'
