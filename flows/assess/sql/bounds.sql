-- The bounds of a condition in every month (rules.md section 2): a lower bound of a year-to-date
-- measure goes with the pace, in whole things where the measure counts them.
-- Grain: one row per indicator with a condition and month in which its value is needed.
create or replace table bounds as
select
    indicators.indicator_code,
    indicators.measure,
    months.month_index,
    coalesce(
        case
            when not months.has_paced_bound or not months.is_bound_asked
                then indicators.condition_lower
            when measures.is_whole and months.share < 1 - 1e-9
                then least(
                    indicators.condition_lower,
                    greatest(1, floor(indicators.condition_lower * months.share + 1e-9))
                )
            else indicators.condition_lower * months.share
        end,
        '-infinity'::double
    ) - 1e-9 as lower_bound,
    coalesce(indicators.condition_upper, 'infinity'::double) + 1e-9 as upper_bound
from indicators
join measures on measures.measure_code = indicators.measure
join months on months.indicator_code = indicators.indicator_code
where indicators.aggregation in ('share_where', 'count_where')
    and months.is_valued
