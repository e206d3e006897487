-- What was drawn, with what the latest check form of its number says (intake.md, "Check forms").
-- Grain: one row per drawn figure; `checked` is empty where nothing came back.
with forms as (
    select
        number,
        sha256,
        row_number() over (partition by number order by max(received_at) desc, sha256) as place
    from checked_figures
    group by number, sha256
),
latest as (
    select checked_figures.*
    from checked_figures
    inner join forms using (number, sha256)
    where forms.place = 1
)
select
    drawn.*,
    latest.checked,
    latest.remark,
    latest.file_name as check_file,
    latest.sheet as check_sheet,
    latest.cell as check_cell
from sampled_figures as drawn
left join latest using (number, line)
order by drawn.half, drawn.number, drawn.line
