-- Note a message that was taken care of. Grain: one row per mailbox and message.
insert or replace into fetched_mails
    (mailbox, uid_validity, uid, message_id, sender, subject, received_at, period, state, digest,
     files, left_out, answer_id)
values
    ($mailbox, $uid_validity, $uid, $message_id, $sender, $subject, $received_at, $period, $state,
     $digest, $files, $left_out, '')
