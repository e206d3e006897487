from dataclasses import replace

import pandas as pd
import pytest

from flows.report.month.facts import OPEN_COLUMNS
from flows.report.month.warned import WarningBook
from tests.report.month.example import example_facts
from tests.report.month.rows import COUNTY, judged


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


def episode(**values):
    return {
        "warning_id": "w",
        "indicator_code": "ECO-01",
        "form": "",
        "area_code": COUNTY,
        "opened": "2022-05",
        "last_period": "2022-06",
        "level": 2,
        "state": "open",
        "resolved": "",
        "level_since": "2022-06",
        "level_2_since": "2022-06",
    } | values


def warned(facts, rows, **values):
    book = WarningBook(replace(facts, warnings=pd.DataFrame([episode(**values)])), rows)
    return [*book.indicators, *book.forms]


def test_a_warning_has_the_figures_of_its_latest_red_or_yellow_row(example):
    rows = [
        judged(period="2022-04", actual=1.0),
        judged(period="2022-05", actual=2.0),
        judged(period="2022-06", status="missing"),
    ]

    [one] = warned(example, rows)

    assert one.row == rows[1]
    assert (one.months, one.level, one.change, one.is_open) == (2, 2, "escalated", True)


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ({"opened": "2022-06", "level": 1}, "new"),
        ({"level_since": "2022-05", "level_2_since": "2022-05"}, "continuing"),
        ({"state": "resolved", "resolved": "2022-06"}, "resolved"),
        ({"state": "lapsed", "resolved": "2022-06"}, "lapsed"),
        ({"state": "resolved", "resolved": "2022-07"}, "escalated"),
    ],
)
def test_what_the_month_did_to_a_warning(example, values, change):
    assert [one.change for one in warned(example, [judged()], **values)] == [change]


def test_a_warning_that_ended_before_the_month_is_gone(example):
    assert warned(example, [judged()], state="resolved", resolved="2022-05") == []


def test_level_watch_list_and_months_are_those_of_the_months_end(example):
    stood = pd.DataFrame([("2022-06", "w", 1, True, 7)], columns=OPEN_COLUMNS)

    [one] = warned(replace(example, open_warnings=stood), [judged()], level=3)

    assert (one.level, one.is_watched, one.months) == (1, True, 7)


def test_an_owed_form_is_named(example):
    [owed] = warned(example, [], indicator_code="", form="T2", area_code="610929110000")

    assert (owed.form_name, owed.level, owed.months) == ("脱贫劳动力务工就业月报表", 2, 2)
