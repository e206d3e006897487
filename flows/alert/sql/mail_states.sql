-- State of each mail of a month: sending, sent or failed. Grain: one row per message id.
select message_id, state
from alerts_sent
where period = $period
order by message_id
