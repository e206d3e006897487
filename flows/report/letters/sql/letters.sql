-- All letters ever issued. Grain: one row per letter.
select
    letter_id, number, period, level, recipient, warning_ids, issued_on, answer_due,
    answered_on, answer, file_name
from letters
order by issued_on, length(number), number
