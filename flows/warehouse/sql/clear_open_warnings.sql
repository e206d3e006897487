-- Empty the warnings open at months' ends, before the new judgement is stored.
delete from open_warnings
