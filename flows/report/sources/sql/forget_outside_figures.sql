-- Forget the figures of some outside tables, before they are stored anew.
delete from outside_figures where submission_id in (select unnest($ids::varchar[]))
