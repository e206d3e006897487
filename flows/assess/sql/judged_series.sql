-- The judged rows in order, with what streaks, slopes and warnings depend on (rules.md sections 5 to
-- 7). Grain: one row per series and due month.
select
    judged_values.series,
    judged_values.indicator_code,
    judged_values.area_code,
    judged_values.period,
    judged_values.month_index,
    indicators.is_year_task,
    judged_values.status,
    coalesce(
        judged_values.is_reference and judged_values.status not in ('not_applicable', 'no_target'),
        false
    ) as is_reference,
    judged_values.is_before_due,
    judged_values.value,
    judged_values.coverage
from judged_values
join indicators using (indicator_code)
order by judged_values.series, judged_values.month_index
