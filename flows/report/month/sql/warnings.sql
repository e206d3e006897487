-- Warnings that were opened up to a month. Grain: one row per episode.
select *
from warnings
where opened <= $period
order by all
