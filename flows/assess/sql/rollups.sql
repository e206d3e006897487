-- Roll-up of the measures that weigh towns when a county target is shared out (rules.md section 3).
-- Grain: one row per measure, town and month in which any of its leaf areas has its own value.
select
    leaf_values.measure_code,
    members.area_code,
    leaf_values.month_index,
    sum(leaf_values.value) as value
from leaf_values
join members on members.leaf_code = leaf_values.area_code
where members.level = 'town'
    and leaf_values.measure_code in (
        select allocate_by from indicators where allocate_by <> ''
    )
group by all
having bool_or(leaf_values.is_own)
