-- Note a letter as issued. Grain: one row per letter.
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
    cast(null as date) as answered_on,
    '' as answer,
    $file_name as file_name
