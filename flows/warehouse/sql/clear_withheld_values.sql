-- Empty the figures that wait for a month to be unlocked, before they are derived anew.
delete from withheld_values
