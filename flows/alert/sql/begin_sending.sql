-- Note that a mail is about to go out. Grain: one row per period, recipient, kind and content.
insert into alerts_sent by name
select
    $period as period,
    $recipient as recipient,
    $kind as kind,
    $content_hash as content_hash,
    $message_id as message_id,
    cast(null as timestamp) as sent_at,
    'sending' as state,
    '' as detail
