-- Every warning episode and every reminder of a missing report, with names and who must act.
-- Grain: one row per warning.
create or replace view v_warnings as
with
month_ends as (
    select
        warning_id,
        arg_max(months, period) as months,
        arg_max(shortfall, period) as shortfall,
        arg_max(status, period) as status,
        arg_max(is_reference, period) as is_reference,
        arg_max(is_watched, period) as is_watched
    from open_warnings
    group by warning_id
)
select
    warnings.warning_id,
    nullif(warnings.indicator_code, '') as indicator_code,
    indicators.name as indicator_name,
    nullif(warnings.form, '') as form,
    forms.name as form_name,
    warnings.area_code,
    areas.name as area_name,
    areas.level as area_level,
    coalesce(
        indicators.lead_unit,
        case when forms.reporter = 'department' then forms.unit else areas.name end
    ) as responsible,
    warnings.opened,
    warnings.last_period,
    warnings.level,
    level_words.word as level_name,
    warnings.level_since,
    warnings.state,
    state_words.word as state_name,
    warnings.resolved,
    month_ends.months,
    month_ends.status,
    month_ends.shortfall,
    month_ends.is_reference,
    month_ends.is_watched
from warnings
left join indicators on indicators.indicator_code = warnings.indicator_code
left join forms on forms.form = warnings.form
left join areas on areas.area_code = warnings.area_code
left join month_ends on month_ends.warning_id = warnings.warning_id
left join codes as level_words
    on level_words.domain = 'level' and level_words.code = warnings.level::varchar
left join codes as state_words
    on state_words.domain = 'warning_state' and state_words.code = warnings.state
