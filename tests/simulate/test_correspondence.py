"""What the demo's offices do with letters between two months."""

import datetime as dt

import duckdb
import pytest

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.report.letters.letter_ledger import Letter, all_letters, replace_drafts
from flows.simulate.correspondence import ANSWERED, _answer, _release
from flows.warehouse.open import make_schema

CATALOG = load_catalog(PROJECT / "data" / "catalog")
ISSUED, DUE = dt.date(2022, 5, 10), dt.date(2022, 5, 17)


def letter(number: int, released: dt.date | None) -> Letter:
    return Letter(
        letter_id=f"2022-04-{number}",
        number=f"白衔函〔2022〕{number}号",
        period="2022-04",
        level=1,
        recipient="城关镇",
        warning_ids=("ECO-01-1-2022-04",),
        issued_on=ISSUED,
        answer_due=DUE,
        answered_on=None,
        answer="",
        file_name=f"{number}.docx",
        released_on=released,
    )


@pytest.fixture
def connection() -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    make_schema(connection)
    return connection


def test_seven_of_ten_letters_are_answered_by_their_deadline(connection):
    replace_drafts(connection, "2022-04", [letter(number, ISSUED) for number in range(200)], [])
    for one in all_letters(connection):
        _answer(connection, one, 7)
    answered = [one for one in all_letters(connection) if one.answered_on is not None]

    assert len(answered) / 200 == pytest.approx(ANSWERED, abs=0.08)
    assert all(ISSUED <= one.answered_on <= DUE for one in answered if one.answered_on)
    assert all(one.answer for one in answered)


def test_drafts_of_the_month_are_released_on_their_day(connection):
    replace_drafts(connection, "2022-04", [letter(1, None)], [])
    _release(connection, CATALOG, "2022-03")
    assert all_letters(connection)[0].is_draft

    _release(connection, CATALOG, "2022-04")
    assert all_letters(connection)[0].released_on == ISSUED


def test_some_answers_say_by_when_and_few_ask_for_a_delay(connection):
    replace_drafts(connection, "2022-04", [letter(number, ISSUED) for number in range(200)], [])
    for one in all_letters(connection):
        _answer(connection, one, 7)
    answered = [one for one in all_letters(connection) if one.answered_on is not None]
    finishing = [one for one in answered if one.finish_by]
    delayed = [one for one in answered if one.delay_asked]

    assert {one.finish_by for one in finishing} == {"2022年6月24日"}
    assert {one.delay_asked for one in delayed} == {"2022年7月24日"}
    assert 0 < len(delayed) < len(finishing) < len(answered)
