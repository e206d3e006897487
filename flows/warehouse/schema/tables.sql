-- All tables of the warehouse. What contract.md publishes keeps its names; `cells` and
-- `contents` are the base that everything else is derived from. Whoever changes this file adds a
-- migration (`migrations/NNN.sql`): a test compares a new warehouse with an upgraded one.
create table if not exists schema_version (version integer not null);
create table if not exists contents (
    sha256 varchar primary key,
    first_seen timestamp not null
);
create table if not exists received (
    submission_id varchar primary key,
    period varchar not null,
    form varchar not null,
    area_code varchar not null,
    file_name varchar not null,
    sha256 varchar not null,
    received_at timestamp not null,
    sender varchar not null,
    sequence integer not null,
    status varchar not null,
    review varchar,
    appeal varchar
);
create table if not exists cells (
    submission_id varchar not null,
    measure_code varchar not null,
    area_code varchar not null,
    period varchar not null,
    span varchar not null,
    state varchar not null,
    value double,
    file_name varchar not null,
    sheet varchar not null,
    cell varchar not null,
    correction varchar not null
);
create table if not exists plans (
    plan varchar, title varchar, first_year integer, last_year integer, base_year integer,
    lead_unit varchar
);
create table if not exists areas (
    area_code varchar, name varchar, level varchar, parent_code varchar, valid_from varchar,
    valid_to varchar, merged_into varchar
);
create table if not exists forms (
    form varchar, name varchar, reporter varchar, unit varchar, row_level varchar,
    frequency varchar, due_day integer
);
create table if not exists measures (
    measure_code varchar, name varchar, unit varchar, accumulation varchar, row_level varchar,
    form varchar
);
create table if not exists indicators (
    indicator_code varchar, name varchar, plan varchar, section varchar, lead_unit varchar,
    unit varchar, kind varchar, direction varchar, level varchar, aggregation varchar,
    frequency varchar, tolerance double, condition varchar, measure varchar, numerator varchar,
    denominator varchar, importance double, path varchar, profile varchar, applies_to varchar,
    assisting_units varchar, due_years varchar, predecessor varchar
);
create table if not exists targets (
    indicator_code varchar, area_code varchar, year integer, target double, target_upper double,
    basis varchar, is_reference boolean
);
create table if not exists submissions (
    submission_id varchar, period varchar, form varchar, area_code varchar, file_name varchar,
    sha256 varchar, received_at timestamp, version integer, status varchar, sender varchar,
    review varchar, withheld varchar, appeal varchar
);
create table if not exists approvals (
    submission_id varchar, period varchar, form varchar, area_code varchar, review varchar,
    approved_at timestamp
);
create table if not exists locks (
    lock_id varchar, period varchar, locked_at timestamp, unlocked_at timestamp, reason varchar
);
create table if not exists locked_cells (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, span varchar,
    state varchar, value double, submission_id varchar, file_name varchar, sheet varchar,
    cell varchar, correction varchar
);
create table if not exists withheld_values (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, published double,
    reported double, submission_id varchar, form varchar, submission_area varchar,
    file_name varchar, sheet varchar, cell varchar
);
create table if not exists late_changes (
    lock_id varchar, measure_code varchar, area_code varchar, period varchar, published double,
    reported double, submission_id varchar, form varchar, submission_area varchar,
    file_name varchar, sheet varchar, cell varchar, listed_in varchar
);
create table if not exists observations (
    measure_code varchar, area_code varchar, period varchar, value double, submission_id varchar,
    file_name varchar, sheet varchar, cell varchar, correction varchar
);
create table if not exists judged_observations (
    measure_code varchar, area_code varchar, period varchar, value double
);
create table if not exists observation_history (
    measure_code varchar, area_code varchar, period varchar, value double, submission_id varchar,
    file_name varchar, sheet varchar, cell varchar, correction varchar, superseded_by varchar
);
create table if not exists findings (
    finding_id varchar, submission_id varchar, period varchar, form varchar, area_code varchar,
    code varchar, severity varchar, file_name varchar, sheet varchar, cell varchar,
    measure_code varchar, found varchar, expected varchar, message varchar,
    explanation varchar
);
create table if not exists indicator_values (
    indicator_code varchar, area_code varchar, period varchar, value double, numerator double,
    denominator double, coverage double, carried integer
);
create table if not exists assessments (
    indicator_code varchar, area_code varchar, period varchar, actual double, target double,
    target_upper double, basis varchar, is_reference boolean, carried integer, expected double,
    expected_upper double, variance double,
    variance_pct double, completion double, shortfall double, status varchar, met boolean,
    coverage double, streak integer, forecast double, forecast_met boolean,
    forecast_low double, forecast_high double, chance double,
    needed_per_month double, last_reported varchar
);
create table if not exists assessments_at_last_run (
    indicator_code varchar, area_code varchar, period varchar, actual double, target double,
    expected double, status varchar
);
create table if not exists judgement_steps (
    indicator_code varchar, area_code varchar, period varchar, share double, path_value double,
    thing double, is_from_first boolean, is_on_way boolean, is_before_due boolean, green_band double, yellow_band double,
    green_from double, green_to double
);
create table if not exists assessments_published (
    run_id varchar, published_at timestamp,
    indicator_code varchar, area_code varchar, period varchar, actual double, target double,
    target_upper double, basis varchar, is_reference boolean, carried integer, expected double,
    expected_upper double, variance double,
    variance_pct double, completion double, shortfall double, status varchar, met boolean,
    coverage double, streak integer, forecast double, forecast_met boolean,
    forecast_low double, forecast_high double, chance double,
    needed_per_month double, last_reported varchar
);
create table if not exists warnings (
    warning_id varchar, indicator_code varchar, form varchar, area_code varchar, opened varchar,
    last_period varchar, level integer, state varchar, resolved varchar, level_since varchar,
    level_2_since varchar
);
create table if not exists open_warnings (
    period varchar, warning_id varchar, indicator_code varchar, area_code varchar, level integer,
    status varchar, is_reference boolean, is_watched boolean, months integer, shortfall double
);
create table if not exists town_scores (
    area_code varchar, period varchar, score double, attainment double, is_reporting boolean,
    rank integer, green integer, yellow integer, red integer, missing integer
);
create table if not exists matters (
    period varchar, position integer, indicator_code varchar, area_code varchar, level integer,
    is_reference boolean, months integer, shortfall double, towns integer, town_codes varchar,
    also varchar, is_watched boolean
);
create table if not exists plan_results (
    plan varchar, indicator_code varchar, area_code varchar, result varchar, last_period varchar,
    actual double, target double
);
create table if not exists status_changes (
    run_id varchar, period varchar, indicator_code varchar, area_code varchar,
    from_status varchar, to_status varchar, cause varchar, compared_with varchar, detail varchar
);
create table if not exists resubmission_changes (
    period varchar, form varchar, area_code varchar, version integer, measure_code varchar,
    cell_area_code varchar, sheet varchar, cell varchar, old_value double, new_value double
);
create table if not exists reporting_rates (
    period varchar, form varchar, area_code varchar, is_received boolean, is_on_time boolean,
    completeness double, review varchar
);
create table if not exists runs (
    run_id varchar, period varchar, started_at timestamp, finished_at timestamp, status varchar,
    files integer, observations integer, findings integer, target_digest varchar,
    rule_digest varchar
);
create table if not exists alerts_sent (
    period varchar, recipient varchar, kind varchar, content_hash varchar, message_id varchar,
    sent_at timestamp, state varchar, detail varchar
);
create table if not exists alert_addresses (
    period varchar, recipient varchar, kind varchar, content_hash varchar, address varchar,
    state varchar, tries integer, detail varchar,
    primary key (period, recipient, kind, content_hash, address)
);
create table if not exists fetched_mails (
    mailbox varchar, uid_validity bigint, uid bigint, message_id varchar, sender varchar,
    subject varchar, received_at timestamp, period varchar, state varchar, digest varchar,
    files varchar, left_out varchar, answer_id varchar,
    primary key (mailbox, uid_validity, uid)
);
create table if not exists letters (
    letter_id varchar, number varchar, period varchar, level integer, recipient varchar,
    warning_ids varchar, issued_on date, answer_due date, is_due_certain boolean,
    released_on date, delay_until date, answered_on date, answer varchar, measures varchar,
    finish_by varchar, delay_asked varchar, file_name varchar
);
create table if not exists letter_matters (
    letter_id varchar, warning_id varchar, position integer, indicator_code varchar,
    area_code varchar, actual double, expected double, missing double
);
create table if not exists sampled_figures (
    half varchar, number varchar, line integer, area_code varchar, form varchar,
    measure_code varchar, period varchar, value double, file_name varchar, sheet varchar,
    cell varchar, stratum_figures integer, area_figures integer, seed bigint, drawn_on date
);
create table if not exists checked_figures (
    sha256 varchar, number varchar, line integer, checked double, remark varchar,
    file_name varchar, sheet varchar, cell varchar, received_at timestamp
);
create table if not exists sampling_results (
    half varchar, area_code varchar, form varchar, drawn integer, checked integer, wrong integer,
    over_reported integer, under_reported integer, error_rate double, error_rate_low double,
    error_rate_high double, design_effect double, median_error_pct double,
    largest_error_pct double, deduction double
);
create table if not exists outside_figures (
    submission_id varchar, source varchar, measure_code varchar, area_code varchar,
    period varchar, value double, file_name varchar, sheet varchar, cell varchar
);
create table if not exists source_differences (
    source varchar, measure_code varchar, area_code varchar, period varchar, own double,
    outside double, difference double, allowed double, state varchar, explainer varchar,
    submission_id varchar, file_name varchar, sheet varchar, cell varchar
);
