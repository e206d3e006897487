-- Empty what every run judges anew.
delete from targets;
delete from indicator_values;
delete from assessments;
delete from warnings;
delete from town_scores;
delete from indicators;
