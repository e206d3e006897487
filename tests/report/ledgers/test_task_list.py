import math
import re
from dataclasses import replace

import duckdb
import pytest

from flows.report.ledgers.task_list import OTHERS, TASKS, task_sheets
from flows.wording import STATUS_MARKS, STATUS_NAMES
from tests.report.month.example import example_review

OFF_COURSE = [f"{STATUS_MARKS[one]}{STATUS_NAMES[one]}" for one in ("red", "yellow", "missing")]


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_every_indicator_is_a_task_once_on_one_of_the_sheets(review):
    behind, others, _ = task_sheets(review)
    codes = [row[-1] for row in (*behind, *others)]

    assert sorted(codes) == sorted(one.indicator_code for one in review.facts.catalog.indicators)
    assert {len(row) for row in (*behind, *others)} == {len(TASKS)} == {len(OTHERS)}


def test_a_withdrawn_indicator_is_no_task_of_a_later_year(review):
    first, *others = review.facts.catalog.indicators
    indicators = (replace(first, retired="2021-12"), *others)
    catalog = replace(review.facts.catalog, indicators=indicators)
    facts = replace(review.facts, catalog=catalog)
    behind, fine, _ = task_sheets(replace(review, facts=facts))

    assert first.indicator_code not in {row[-1] for row in (*behind, *fine)}
    assert len(behind) + len(fine) == len(others)


def test_a_task_shows_its_latest_standing(review):
    row = next(row for sheet in task_sheets(review)[:2] for row in sheet if row[-1] == "ECO-01")

    assert (row[0], row[3]) == ("自然村生活垃圾有效治理率（%）", "2022-06")


def test_the_first_sheet_holds_what_is_off_course_the_worst_first(review):
    behind, others, _ = task_sheets(review)
    statuses = [OFF_COURSE.index(row[2]) for row in behind]

    assert statuses == sorted(statuses)
    assert not {row[2] for row in others} & set(OFF_COURSE)
    red = [row[-1] for row in behind if row[2] == OFF_COURSE[0]]
    places = [review.matter_places.get(code, math.inf) for code in red]
    assert places == sorted(places)


def test_the_note_counts_the_rows_of_both_sheets(review):
    behind, others, note = task_sheets(review)
    here, there = note.split("列于本表")
    counted = [
        sum(int(number) for number in re.findall(r"(\d+)项(?=、|$|见)", part))
        for part in (here.partition("：")[2], there)
    ]

    assert counted == [len(behind), len(others)]
    assert note.startswith(f"共{len(behind) + len(others)}项，按最近一次评估：")


def test_many_lead_units_take_one_line_and_stand_whole_in_a_folded_column(review):
    catalog = review.facts.catalog
    rows = {row[-1]: row for sheet in task_sheets(review)[:2] for row in sheet}
    one = max(catalog.indicators, key=lambda indicator: len(indicator.lead_units))

    assert len(one.lead_units) > 2
    assert f"等{len(one.lead_units)}个单位" in rows[one.indicator_code][1]
    assert rows[one.indicator_code][10] == "、".join(one.lead_units)


#: The county's latest row of each indicator up to the month.
_LATEST = """
select
    indicator_code,
    arg_max(status, period) as status,
    max(period) as latest,
    arg_max(coalesce(actual, -1), period) as actual,
    arg_max(coalesce(expected, -1), period) as expected
from assessments
where area_code = $1
group by all
"""


@pytest.mark.parametrize("period", ["2021-12", "2022-03", "2022-06"])
def test_both_sheets_show_what_sql_finds(tmp_path_factory, period):
    review = example_review(tmp_path_factory.mktemp("catalog"), period)
    county = review.facts.catalog.county.area_code
    with duckdb.connect() as connection:
        connection.register("assessments", review.facts.assessments)
        found = connection.execute(_LATEST, [county]).fetchall()
    behind, others, _ = task_sheets(review)
    rows = {row[-1]: row for row in (*behind, *others)}

    assert len(found) > 100
    for code, status, latest, *figures in found:
        row = rows[code]
        assert row[2].endswith(STATUS_NAMES[status])
        assert row[3] == latest
        shown = [-1.0 if math.isnan(value) else float(value) for value in row[4:6]]
        assert shown == pytest.approx(figures)
