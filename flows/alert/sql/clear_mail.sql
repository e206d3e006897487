-- Forget the row of an earlier attempt at a mail, before the next one begins; what is known of its
-- addresses stays in alert_addresses.
delete from alerts_sent
where
    period = $period
    and recipient = $recipient
    and kind = $kind
    and content_hash = $content_hash
    and state <> 'sending'
