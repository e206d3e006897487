-- Note how an address of a mail stands. Grain: one row per period, recipient, kind, content and
-- address; tries counts the conversations that began for it.
insert or replace into alert_addresses by name
with earlier as (
    select coalesce(max(known.tries), 0) as tries
    from alert_addresses as known
    where
        known.period = $period
        and known.recipient = $recipient
        and known.kind = $kind
        and known.content_hash = $content_hash
        and known.address = $address
)
select
    $period as period,
    $recipient as recipient,
    $kind as kind,
    $content_hash as content_hash,
    $address as address,
    $state as state,
    earlier.tries + case when $state = 'sending' then 1 else 0 end as tries,
    $detail as detail
from earlier
