"""Warnings of indicators and of missing submissions, through the whole judgement."""

import pandas as pd

from flows.assess.judge import judge_county
from flows.catalog.policy import Policy, Tolerance
from flows.catalog.records import Form
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)

TOWN_1, TOWN_2 = "610929001000", "610929002000"
VILLAGES = {TOWN_1: "610929001200", TOWN_2: "610929002200"}
MONTHS = ["2022-01", "2022-02", "2022-03", "2022-04"]


def warned(values: dict[str, list[float]], held=(), **others) -> list[tuple]:
    """Warnings of one rate, 100 % in every town, with these percentages by town and month."""
    catalog = make_catalog(
        make_areas([1, 1]),
        [make_measure("part"), make_measure("whole")],
        [
            make_indicator(
                "A",
                kind="rate",
                level="village",
                aggregation="ratio",
                numerator="part",
                denominator="whole",
            )
        ],
        [make_target("A", 2021, 100.0), make_target("A", 2022, 100.0)],
        **others,
    )
    rows = [
        (measure, VILLAGES[town], period, value)
        for town, series in values.items()
        for period, share in zip(MONTHS, series, strict=False)
        for measure, value in (("part", share), ("whole", 100.0))
    ]
    frame = judge_county(
        catalog,
        pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"]),
        pd.DataFrame(held, columns=["measure_code", "area_code", "period"]),
        pd.DataFrame(columns=["form", "area_code", "period", "status"]),
        max(MONTHS[: max(map(len, values.values()))]),
    ).warnings
    columns = ["area_code", "opened", "last_period", "level", "state", "level_since"]
    assert (frame["level_2_since"] == frame["level_since"].where(frame["level"] == 2, "")).all()
    return list(frame[columns].itertuples(index=False, name=None))


def test_a_held_cell_opens_nothing_in_its_town_and_county_that_month():
    values = {TOWN_1: [50, 50], TOWN_2: [50, 50]}

    assert warned(values, [("part", VILLAGES[TOWN_1], "2022-01")]) == [
        (COUNTY, "2022-02", "2022-02", 2, "open", "2022-02"),
        (TOWN_1, "2022-02", "2022-02", 2, "open", "2022-02"),
        (TOWN_2, "2022-01", "2022-02", 2, "open", "2022-02"),
    ]


def test_a_level_is_kept_with_the_month_it_was_reached():
    found = warned({TOWN_1: [50, 50, 97, 97], TOWN_2: [100, 100, 100, 100]})

    assert (TOWN_1, "2022-01", "2022-04", 2, "open", "2022-02") in found


def test_an_office_may_wait_for_a_second_green():
    patient = Policy(resolve_after_greens=2)
    values = {TOWN_1: [50, 50, 100, 100], TOWN_2: [50, 100, 100, 100]}
    towns = [row for row in warned(values, policy=patient) if row[0] != COUNTY]

    assert towns == [
        (TOWN_1, "2022-01", "2022-03", 2, "resolved", "2022-02"),
        (TOWN_2, "2022-01", "2022-02", 1, "resolved", "2022-01"),
    ]


def test_an_office_may_be_more_tolerant():
    values = {TOWN_1: [80], TOWN_2: [79.9]}
    tolerant = Policy(tolerance=Tolerance(rate=0.2))

    assert warned(values, policy=tolerant) == [
        (COUNTY, "2022-01", "2022-01", 1, "open", "2022-01"),
        (TOWN_2, "2022-01", "2022-01", 1, "open", "2022-01"),
    ]


TOWN_FORM = Form("T", "月报", "town", "", "village", "areas_in_rows", "monthly", 5)
UNIT_FORM = Form("Q", "季报", "department", "县林业局", "county", "areas_in_rows", "quarterly", 5)


def owed(submissions: list[tuple[str, str, str, str]], through: str) -> list[tuple]:
    catalog = make_catalog(
        make_areas([1, 1]),
        [make_measure("m")],
        [make_indicator("A", measure="m")],
        forms=(TOWN_FORM, UNIT_FORM),
    )
    frame = judge_county(
        catalog,
        pd.DataFrame(columns=["measure_code", "area_code", "period", "value"]),
        pd.DataFrame(columns=["measure_code", "area_code", "period"]),
        pd.DataFrame(submissions, columns=["form", "area_code", "period", "status"]),
        through,
    ).warnings
    columns = ["form", "area_code", "opened", "last_period", "level", "state", "resolved"]
    return list(frame[columns].itertuples(index=False, name=None))


def test_a_form_is_owed_by_every_town_from_the_month_anybody_sent_it():
    sent = [("T", TOWN_1, "2022-02", "accepted"), ("T", TOWN_1, "2022-03", "partial")]

    assert owed(sent, "2022-03") == [("T", TOWN_2, "2022-02", "2022-03", 2, "open", "")]


def test_a_form_that_nobody_ever_sent_is_not_owed():
    assert owed([], "2022-03") == []


def test_a_rejected_file_is_no_submission():
    sent = [
        ("T", TOWN_1, "2022-01", "accepted"),
        ("T", TOWN_2, "2022-01", "accepted"),
        ("T", TOWN_1, "2022-02", "accepted"),
        ("T", TOWN_2, "2022-02", "rejected"),
    ]

    assert owed(sent, "2022-02") == [("T", TOWN_2, "2022-02", "2022-02", 1, "open", "")]


def test_a_superseded_file_was_a_submission():
    sent = [("T", town, "2022-01", "superseded") for town in (TOWN_1, TOWN_2)]

    assert owed(sent, "2022-01") == []


def test_a_department_owes_its_quarterly_form_in_the_third_month():
    sent = [("Q", COUNTY, "2022-03", "accepted")]

    assert owed(sent, "2022-05") == []
    assert owed(sent, "2022-06") == [("Q", COUNTY, "2022-06", "2022-06", 1, "open", "")]


def test_a_later_submission_ends_the_reminder_also_between_due_months():
    sent = [("Q", COUNTY, "2022-03", "accepted"), ("Q", COUNTY, "2022-07", "accepted")]

    assert owed(sent, "2022-08") == [("Q", COUNTY, "2022-06", "2022-06", 1, "resolved", "2022-07")]
    assert owed(sent, "2022-06") == [("Q", COUNTY, "2022-06", "2022-06", 1, "open", "")]
