-- Empty the comparison with outside sources, before it is stored anew.
delete from source_differences
