-- The tables of decisions counted and summed over all their values, so that one that has not changed
-- since it was noted need not be read. Grain: one row per table of journal.DECISIONS.
select 'contents' as name, count(*) as row_count, sum(hash(contents)) as total
from contents
union all
select 'received', count(*), sum(hash(received))
from received
union all
select 'letters', count(*), sum(hash(letters))
from letters
union all
select 'letter_matters', count(*), sum(hash(letter_matters))
from letter_matters
union all
select 'alerts_sent', count(*), sum(hash(alerts_sent))
from alerts_sent
union all
select 'alert_addresses', count(*), sum(hash(alert_addresses))
from alert_addresses
union all
select 'fetched_mails', count(*), sum(hash(fetched_mails))
from fetched_mails
union all
select 'runs', count(*), sum(hash(runs))
from runs
union all
select 'approvals', count(*), sum(hash(approvals))
from approvals
union all
select 'locks', count(*), sum(hash(locks))
from locks
union all
select 'late_changes', count(*), sum(hash(late_changes))
from late_changes
union all
select 'sampled_figures', count(*), sum(hash(sampled_figures))
from sampled_figures
union all
select 'checked_figures', count(*), sum(hash(checked_figures))
from checked_figures
