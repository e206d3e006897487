-- Settle a mail by its addresses: it is under way while one of them is, sent when one of them has
-- it, else failed. The details of the addresses that do not have it are kept together.
update alerts_sent
set
    state = outcome.state,
    sent_at = case when outcome.state = 'sent' then $ended_at end,
    detail = outcome.detail
from (
    select
        case
            when bool_or(state = 'sending') then 'sending'
            when bool_or(state = 'sent') then 'sent'
            else 'failed'
        end as state,
        coalesce(string_agg(detail, '；' order by address) filter (detail <> ''), '') as detail
    from alert_addresses
    where
        period = $period
        and recipient = $recipient
        and kind = $kind
        and content_hash = $content_hash
) as outcome
where
    alerts_sent.period = $period
    and alerts_sent.recipient = $recipient
    and alerts_sent.kind = $kind
    and alerts_sent.content_hash = $content_hash
