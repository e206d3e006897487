-- State of each mail of a month (sending, sent or failed) with the state of each of its addresses.
-- Grain: one row per recipient, kind and content; the message id is that of the last attempt.
select
    mails.recipient,
    mails.kind,
    mails.content_hash,
    mails.message_id,
    mails.state,
    map_from_entries(
        list((addresses.address, addresses.state) order by addresses.address)
            filter (addresses.address is not null)
    ) as addresses
from alerts_sent as mails
left join alert_addresses as addresses
    on mails.period = addresses.period
    and mails.recipient = addresses.recipient
    and mails.kind = addresses.kind
    and mails.content_hash = addresses.content_hash
where mails.period = $period
group by all
order by mails.recipient, mails.kind, mails.content_hash
