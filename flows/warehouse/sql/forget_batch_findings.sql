-- Take out the findings of a batch, and those of a month that belong to no submission.
-- `$ids`: the ids of the submissions.
delete from findings
where submission_id in (select unnest($ids))
    or (submission_id = '' and period = $period)
