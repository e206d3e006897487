-- Kept messages whose answer is not on its way yet. Grain: one row per message, oldest first.
select
    mailbox, uid_validity, uid, message_id, sender, subject, received_at, period, state, digest,
    files, left_out
from fetched_mails
where
    state = 'kept'
    and not exists (
        select 1
        from alerts_sent
        where
            alerts_sent.message_id = fetched_mails.answer_id
            and alerts_sent.state in ('sending', 'sent')
    )
order by received_at, uid
