-- State of each mail of a month: sending, sent or failed.
-- Grain: one row per recipient, kind and content; the message id is that of the attempt.
select recipient, kind, content_hash, message_id, state
from alerts_sent
where period = $period
order by recipient, kind, content_hash
