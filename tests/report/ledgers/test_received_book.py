"""The ledger of what came in: what somebody must look at by file, the rest by sender."""

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from flows.report.ledgers.received_book import received_note, received_sheets
from tests.report.month.example import example_review

RATES = ["period", "form", "area_code", "is_received", "is_on_time", "completeness", "review"]
CANGSHANG, MAOPING = "610929107000", "610929102000"


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def received(review, *files, late=()):
    """The month with these files: form, town, name, day, status; `late` forms of a town."""
    first = review.facts.submissions.iloc[:1]
    rows = [
        first.assign(
            submission_id=f"s{number}",
            form=form,
            area_code=area,
            file_name=name,
            received_at=pd.Timestamp(day),
            status=status,
            version=1,
        )
        for number, (form, area, name, day, status) in enumerate(files)
    ]
    rates = pd.DataFrame(
        [(review.period, form, area, True, False, 1.0, "first") for form, area in late],
        columns=RATES,
    )
    facts = replace(
        review.facts,
        submissions=pd.concat(rows),
        reporting_rates=rates,
        findings=review.facts.findings.iloc[:0],
    )
    return replace(review, facts=facts)


def test_every_file_of_the_month_is_listed_with_its_fate(review):
    _, rows = received_sheets(review)

    assert len(rows) == len(review.facts.submissions)
    row = next(row for row in rows if row[0] == "仓上镇" and row[-1] == "T1")
    assert row[3:7] == (dt.date(2022, 7, 3), 1, "已接收", 2)


def test_plain_files_are_one_line_a_sender_and_the_others_are_named(review):
    month = received(
        review,
        ("T1", CANGSHANG, "a.xlsx", "2022-07-02", "accepted"),
        ("T2", CANGSHANG, "b.xlsx", "2022-07-08", "accepted"),
        ("T3", CANGSHANG, "c.xlsx", "2022-07-03", "partial"),
        ("T1", CANGSHANG, "a.xls", "2022-07-02", "duplicate"),
        late=[("T2", CANGSHANG), ("T3", CANGSHANG)],
    )

    rows, every = received_sheets(month)

    assert [row[2] for row in rows] == ["a.xls", "c.xlsx", ""]
    assert rows[-1] == (
        "仓上镇",
        "2张报表（逾期报送1张）",
        "",
        dt.date(2022, 7, 8),
        None,
        "已接收",
        None,
        "",
    )
    assert len(every) == 4
    told = "共收到4个文件：已接收2个、部分接收1个、重复报送1个"
    assert received_note(rows, every) == f"{told}，逐个见“报送明细”表。"
    assert received_note(every, every) == f"{told}。"
    assert received_note([], []) == ""


def test_a_file_with_cells_to_correct_is_named(review):
    rows, _ = received_sheets(review)

    named = [row for row in rows if row[2]]
    assert [(row[0], row[6]) for row in named if row[0] == "仓上镇"] == [("仓上镇", 2)]


def test_a_file_that_was_not_understood_stands_under_the_name_in_its_file_name(review):
    month = received(review, ("", "", "中厂镇-情况说明.doc", "2022-07-02", "rejected"))

    [line], every = received_sheets(month)

    assert line[:3] == ("中厂镇", "—", "中厂镇-情况说明.doc")
    assert every == [line]
