-- Forget an earlier attempt that is known to have failed, before the next one begins.
delete from alerts_sent
where
    period = $period
    and recipient = $recipient
    and kind = $kind
    and content_hash = $content_hash
    and state = 'failed'
