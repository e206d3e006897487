-- Empty the catalogue's plans kept beside the data, before they are stored anew.
delete from plans
