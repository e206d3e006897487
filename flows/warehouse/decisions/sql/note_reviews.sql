-- Note how far submissions were reviewed; a note that says what stands there keeps its time.
-- `$ids`: the submissions. Grain: one row per submission.
merge into approvals
using (
    select submission_id, period, form, area_code
    from received
    where submission_id in (select unnest($ids))
) as noted
    on approvals.submission_id = noted.submission_id
when matched and approvals.review <> $review then
    update set review = $review, approved_at = $approved_at
when not matched then
    insert values (
        noted.submission_id, noted.period, noted.form, noted.area_code, $review, $approved_at
    )
