-- Letters and drafts by date of issue and number; `$number`: only those of it, NULL for all.
-- Grain: one row per number and addressee.
select
    letter_id,
    number,
    period,
    level,
    recipient,
    warning_ids,
    issued_on,
    answer_due,
    answered_on,
    coalesce(answer, '') as answer,
    file_name,
    coalesce(is_due_certain, true) as is_due_certain,
    released_on,
    delay_until,
    coalesce(measures, '') as measures,
    coalesce(finish_by, '') as finish_by,
    coalesce(delay_asked, '') as delay_asked
from letters
where $number is null or number = $number
order by issued_on, length(number), number, recipient
