-- Submissions with their version, in order of receipt, and how far each was reviewed: as a person
-- noted (approvals), else as its sheet's foot says. `$levels`: the review levels from the lowest;
-- `$counts_from`: the one from which figures count. Grain: one row per submission.
create or replace temp table ranked_submissions as
with
reviewed as (
    select
        received.* replace (
            coalesce(approvals.review, nullif(received.review, ''), $levels[1]) as review
        )
    from received
    left join approvals using (submission_id)
)
select
    *,
    list_position($levels, review) >= list_position($levels, $counts_from) as is_counted,
    row_number() over (
        partition by form, area_code, period, status in ('accepted', 'partial')
        order by received_at, sha256, sequence
    ) as version
from reviewed
