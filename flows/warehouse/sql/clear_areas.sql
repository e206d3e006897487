-- Empty the catalogue's areas kept beside the data, before they are stored anew.
delete from areas
