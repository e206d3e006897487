-- Remove the drafts of a month: they are written anew from its present figures.
delete from letters
where period = $period and released_on is null
