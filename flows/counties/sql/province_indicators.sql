-- What the counties add up to: rates from the sums of numerators and denominators, never from
-- rates; amounts from amounts. A rate that a county reports as such adds up to nothing. Actual and
-- target are summed over the counties that have both. Counties whose unit, kind or direction of an
-- indicator differ stand in rows of their own. Sums are exact decimals, whatever the order.
-- Grain: one row per indicator, unit, kind and direction.
with
parts as (
    select
        *,
        numerator is not null and denominator > 0 as has_parts,
        kind <> 'rate' and actual is not null and target is not null as has_both
    from indicators
)
select
    indicator_code,
    min(name) as name,
    unit,
    kind,
    direction,
    count(*) as counties,
    count(*) filter (where status in ('green', 'yellow', 'red', 'missing')) as due,
    count(*) filter (where status = 'green') as green,
    count(*) filter (where status = 'yellow') as yellow,
    count(*) filter (where status = 'red') as red,
    count(*) filter (where status = 'missing') as missing,
    case
        when kind = 'rate' then count(*) filter (where has_parts)
        else count(actual)
    end as counted,
    case
        when kind = 'rate' then
            100 * sum(numerator::decimal(38, 9)) filter (where has_parts)::double
            / sum(denominator::decimal(38, 9)) filter (where has_parts)::double
        else sum(actual::decimal(38, 9))::double
    end as value,
    sum(actual::decimal(38, 9)) filter (where has_both)::double as value_with_target,
    sum(target::decimal(38, 9)) filter (where has_both)::double as target,
    count(*) filter (where has_both) as with_target
from parts
group by indicator_code, unit, kind, direction
order by red desc, missing desc, indicator_code, unit, kind, direction
