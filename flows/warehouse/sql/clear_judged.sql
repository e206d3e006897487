-- Empty what every run judges anew, and remember the observations it judged.
delete from targets;
delete from indicator_values;
delete from assessments;
delete from judgement_steps;
delete from warnings;
delete from open_warnings;
delete from town_scores;
delete from matters;
delete from plan_results;
delete from indicators;
delete from judged_observations;
insert into judged_observations
select measure_code, area_code, period, value from observations;
