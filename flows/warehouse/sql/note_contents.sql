-- Note when each content was first received; what is noted stays. Grain: one row per content.
insert into contents
select sha256, min(received_at)
from received
group by sha256
on conflict do nothing
