-- Empty the catalogue's forms kept beside the data, before they are stored anew.
delete from forms
