-- Release a draft: it bears the day of its release and its deadline counts from there.
update letters
set
    released_on = $released_on,
    issued_on = $released_on,
    answer_due = $answer_due,
    is_due_certain = $is_due_certain,
    file_name = $file_name
where number = $number and recipient = $recipient and released_on is null
