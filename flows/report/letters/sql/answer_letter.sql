-- Note the written answer to a letter; the latest answer stands.
update letters
set answered_on = $answered_on, answer = $answer
where number = $number
