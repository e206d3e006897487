-- Empty the published submissions, before they are derived anew.
delete from submissions
