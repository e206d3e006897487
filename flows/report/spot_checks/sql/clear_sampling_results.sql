-- Empty the results of inspections, before they are stored anew.
delete from sampling_results
