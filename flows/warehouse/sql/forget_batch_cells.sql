-- Take out the cells of a batch before it is loaded. `$ids`: the ids of its submissions.
delete from cells where submission_id in (select unnest($ids))
