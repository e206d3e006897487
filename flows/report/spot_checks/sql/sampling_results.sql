-- The results of a half-year's inspection. Grain: county, one row a form, one row a town.
select * from sampling_results where half = $half order by area_code, form
