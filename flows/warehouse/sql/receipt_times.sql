-- When which content of a form was received. Grain: one row per submission of a known form.
select form, area_code, period, received_at, sha256
from received
where form <> ''
