-- Whether a content was kept already, under whatever number. Grain: one row.
select count(*) > 0
from fetched_mails
where digest = $digest and files <> ''
