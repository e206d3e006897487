-- The published submissions. Grain: one row per submission.
select * from submissions
