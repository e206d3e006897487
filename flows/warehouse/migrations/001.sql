-- From 0.1.0 (which kept no version) to schema 1: what the second edition stores.
create table schema_version (version integer not null);
create table plans (
    plan varchar, title varchar, first_year integer, last_year integer, base_year integer,
    lead_unit varchar
);
create table judgement_steps (
    indicator_code varchar, area_code varchar, period varchar, share double, path_value double,
    thing double, is_from_first boolean, is_on_way boolean, is_before_due boolean, green_band double, yellow_band double,
    green_from double, green_to double
);
create table open_warnings (
    period varchar, warning_id varchar, indicator_code varchar, area_code varchar, level integer,
    status varchar, is_reference boolean, is_watched boolean, months integer, shortfall double
);
create table matters (
    period varchar, position integer, indicator_code varchar, area_code varchar, level integer,
    is_reference boolean, months integer, shortfall double, towns integer, town_codes varchar,
    also varchar, is_watched boolean
);
create table plan_results (
    plan varchar, indicator_code varchar, area_code varchar, result varchar, last_period varchar,
    actual double, target double
);
create table alert_addresses (
    period varchar, recipient varchar, kind varchar, content_hash varchar, address varchar,
    state varchar, tries integer, detail varchar,
    primary key (period, recipient, kind, content_hash, address)
);
create table fetched_mails (
    mailbox varchar, uid_validity bigint, uid bigint, message_id varchar, sender varchar,
    subject varchar, received_at timestamp, period varchar, state varchar, digest varchar,
    files varchar, left_out varchar, answer_id varchar,
    primary key (mailbox, uid_validity, uid)
);
create table letter_matters (
    letter_id varchar, warning_id varchar, position integer, indicator_code varchar,
    area_code varchar, actual double, expected double, missing double
);
create table outside_figures (
    submission_id varchar, source varchar, measure_code varchar, area_code varchar,
    period varchar, value double, file_name varchar, sheet varchar, cell varchar
);
create table source_differences (
    source varchar, measure_code varchar, area_code varchar, period varchar, own double,
    outside double, difference double, allowed double, state varchar, explainer varchar,
    submission_id varchar, file_name varchar, sheet varchar, cell varchar
);
create table sampled_figures (
    half varchar, number varchar, line integer, area_code varchar, form varchar,
    measure_code varchar, period varchar, value double, file_name varchar, sheet varchar,
    cell varchar, stratum_figures integer, area_figures integer, seed bigint, drawn_on date
);
create table checked_figures (
    sha256 varchar, number varchar, line integer, checked double, remark varchar,
    file_name varchar, sheet varchar, cell varchar, received_at timestamp
);
create table sampling_results (
    half varchar, area_code varchar, form varchar, drawn integer, checked integer, wrong integer,
    over_reported integer, under_reported integer, error_rate double, error_rate_low double,
    error_rate_high double, design_effect double, median_error_pct double,
    largest_error_pct double, deduction double
);
alter table areas add column valid_from varchar;
alter table areas add column valid_to varchar;
alter table areas add column merged_into varchar;
create table approvals (
    submission_id varchar, period varchar, form varchar, area_code varchar, review varchar,
    approved_at timestamp
);
create table locks (
    lock_id varchar, period varchar, locked_at timestamp, unlocked_at timestamp, reason varchar
);
create table locked_cells (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, span varchar,
    state varchar, value double, submission_id varchar, file_name varchar, sheet varchar,
    cell varchar, correction varchar
);
create table withheld_values (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, published double,
    reported double, submission_id varchar, form varchar, submission_area varchar,
    file_name varchar, sheet varchar, cell varchar
);
create table late_changes (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, published double,
    reported double, submission_id varchar, form varchar, submission_area varchar,
    file_name varchar, sheet varchar, cell varchar, listed_in varchar
);
alter table received add column review varchar;
alter table submissions add column review varchar;
alter table submissions add column withheld varchar;
alter table reporting_rates add column review varchar;
alter table indicators add column importance double;
alter table indicators add column path varchar;
alter table indicators add column profile varchar;
alter table indicators add column applies_to varchar;
alter table indicators add column assisting_units varchar;
alter table indicators add column due_years varchar;
alter table indicators add column predecessor varchar;
alter table targets add column is_reference boolean;
alter table indicator_values add column carried integer;
alter table assessments add column is_reference boolean;
alter table assessments add column carried integer;
alter table assessments add column forecast_low double;
alter table assessments add column forecast_high double;
alter table assessments add column chance double;
alter table assessments_published add column is_reference boolean;
alter table assessments_published add column carried integer;
alter table assessments_published add column forecast_low double;
alter table assessments_published add column forecast_high double;
alter table assessments_published add column chance double;
alter table town_scores add column attainment double;
alter table town_scores add column is_reporting boolean;
alter table letters add column is_due_certain boolean;
alter table letters add column released_on date;
alter table letters add column delay_until date;
alter table letters add column measures varchar;
alter table letters add column finish_by varchar;
alter table letters add column delay_asked varchar;
alter table findings add column explanation varchar;
alter table received add column appeal varchar;
alter table submissions add column appeal varchar;
