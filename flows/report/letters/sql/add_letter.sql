-- Note a letter as issued or drafted. Grain: one row per number and addressee.
insert into letters by name
select
    $letter_id as letter_id,
    $number as number,
    $period as period,
    $level as level,
    $recipient as recipient,
    $warning_ids as warning_ids,
    $issued_on as issued_on,
    $answer_due as answer_due,
    $answered_on as answered_on,
    $answer as answer,
    $file_name as file_name,
    $is_due_certain as is_due_certain,
    $released_on as released_on,
    $delay_until as delay_until,
    $measures as measures,
    $finish_by as finish_by,
    $delay_asked as delay_asked
