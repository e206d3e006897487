-- Every due value beside its target and the unrounded path E⁰ (rules.md section 4), which is absent
-- while nothing is asked. Grain: one row per indicator, area and due month.
create or replace view due_values as
select
    indicator_values.series,
    indicator_values.indicator_code,
    indicator_values.area_code,
    indicator_values.period,
    indicator_values.month_index,
    indicator_values.year,
    months.month,
    indicator_values.value,
    indicator_values.coverage,
    indicator_values.carried,
    not indicator_values.is_concerned
        or idle_towns.year is not null
        or indicator_values.has_nothing_to_do as is_not_applicable,
    months.share,
    months.is_before_due,
    months.is_bound_asked,
    indicators.direction,
    indicators.path,
    indicators.tolerance,
    indicators.is_around,
    case
        when indicators.is_integer then 1
        when indicators.is_counted and indicator_values.denominator > 1e-9
            then 100 / indicator_values.denominator
    end as thing,
    lines.target,
    lines.target_upper,
    lines.basis,
    lines.is_reference,
    lines.goal,
    coalesce(lines.is_from_first, false) as is_from_first,
    case
        when not lines.is_from_first then lines.start + (lines.goal - lines.start) * months.share
        when months.month >= months.due_month then lines.goal
        when lines.first_month is null or months.month < lines.first_month then null
        when lines.is_met_at_first then lines.start
        when months.month > lines.first_month
            then lines.start
                + (lines.goal - lines.start) * (months.month - lines.first_month)
                / (months.due_month - lines.first_month)
    end as path_value
from indicator_values
join indicators using (indicator_code)
join months
    on months.indicator_code = indicator_values.indicator_code
    and months.month_index = indicator_values.month_index
left join target_lines as lines
    on lines.series = indicator_values.series
    and lines.year = indicator_values.year
left join idle_towns
    on idle_towns.series = indicator_values.series
    and idle_towns.year = indicator_values.year
where indicator_values.is_due
