-- What was published then and reads differently now: the figure, the target or the status.
-- Grain: one row per publication, indicator, area and period that changed afterwards.
create or replace view v_revisions as
select
    published.run_id,
    published.published_at,
    published.period,
    published.indicator_code,
    indicators.name as indicator_name,
    indicators.lead_unit,
    indicators.unit,
    published.area_code,
    areas.name as area_name,
    areas.level as area_level,
    published.actual as actual_then,
    assessments.actual as actual_now,
    assessments.actual - published.actual as actual_change,
    published.target as target_then,
    assessments.target as target_now,
    published.expected as expected_then,
    assessments.expected as expected_now,
    published.status as status_then,
    then_words.word as status_name_then,
    assessments.status as status_now,
    now_words.word as status_name_now
from assessments_published as published
left join assessments
    on assessments.indicator_code = published.indicator_code
    and assessments.area_code = published.area_code
    and assessments.period = published.period
left join indicators on indicators.indicator_code = published.indicator_code
left join areas on areas.area_code = published.area_code
left join codes as then_words
    on then_words.domain = 'status' and then_words.code = published.status
left join codes as now_words
    on now_words.domain = 'status' and now_words.code = assessments.status
where published.actual is distinct from assessments.actual
    or published.target is distinct from assessments.target
    or published.target_upper is distinct from assessments.target_upper
    or published.status is distinct from assessments.status
