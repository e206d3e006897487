-- Settle the addresses of an unclear mail as a person found them.
update alert_addresses
set state = $state, detail = $detail
from alerts_sent
where
    alerts_sent.message_id = $message_id
    and alerts_sent.state = 'sending'
    and alert_addresses.state = 'sending'
    and alert_addresses.period = alerts_sent.period
    and alert_addresses.recipient = alerts_sent.recipient
    and alert_addresses.kind = alerts_sent.kind
    and alert_addresses.content_hash = alerts_sent.content_hash
