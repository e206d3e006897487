-- Note the approved delay of a letter of one addressee.
update letters
set delay_until = $delay_until
where number = $number and recipient = $recipient
