-- Note a matter of a letter with its figures of now. Grain: one row per letter and warning.
insert into letter_matters by name
select
    $letter_id as letter_id,
    $warning_id as warning_id,
    $position as position,
    $indicator_code as indicator_code,
    $area_code as area_code,
    $actual as actual,
    $expected as expected,
    $missing as missing
