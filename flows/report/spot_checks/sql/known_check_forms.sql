-- The check forms that are recorded already. Grain: one row per file content.
select distinct sha256 from checked_figures
