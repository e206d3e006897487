-- Take out the submissions of a batch before it is loaded. `$ids`: their ids.
delete from received where submission_id in (select unnest($ids))
