-- Remove what the drafts of a month are about, before the drafts themselves.
delete from letter_matters
where letter_id in (
    select letter_id from letters where period = $period and released_on is null
)
