-- What the terminal shows of letters and drafts. Grain: one row per number and addressee.
select
    number,
    period,
    level,
    recipient,
    issued_on,
    released_on,
    answer_due,
    delay_until,
    answered_on
from letters
order by issued_on, length(number), number, recipient
