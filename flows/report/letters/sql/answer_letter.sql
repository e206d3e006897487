-- Note the written answer to a letter of one addressee.
update letters
set
    answered_on = $answered_on,
    answer = $answer,
    measures = $measures,
    finish_by = $finish_by,
    delay_asked = $delay_asked
where number = $number and recipient = $recipient
