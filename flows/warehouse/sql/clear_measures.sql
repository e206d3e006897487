-- Empty the catalogue's measures kept beside the data, before they are stored anew.
delete from measures
