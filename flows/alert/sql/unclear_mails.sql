-- Mails of all months that may or may not have gone out. Grain: one row per message id.
select period, recipient, kind, message_id, detail
from alerts_sent
where state = 'sending'
order by period, recipient, kind, message_id
