-- The cells that decide: of a locked month those that decided when it was locked, of any other
-- the latest. Grain: one row per measure, area, period and span.
create or replace temp table current_cells as
with
locked as (
    select lock_id, period from locks where unlocked_at is null
)
select
    measure_code, area_code, period, span, state, value, submission_id, file_name, sheet, cell,
    correction
from deciding_cells
where place = 1 and period not in (select period from locked)
union all
select
    measure_code, area_code, period, span, state, value, submission_id, file_name, sheet, cell,
    correction
from locked_cells
where lock_id in (select lock_id from locked)
