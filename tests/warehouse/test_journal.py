"""The journal keeps every decision as text, once, also when a kill cuts it off."""

from pathlib import Path

import duckdb
import pytest

from flows.errors import ServiceError
from flows.paths import Home
from flows.warehouse.journal import DECISIONS, MAILS, PUBLISHED, Journal
from flows.warehouse.migrate import make_schema
from flows.warehouse.open import open_working
from flows.warehouse.sql_texts import read_sql
from tests.warehouse.small_home import add_month, make_home

#: What is derived from raw/ and the catalogue each time; every other table is in the journal.
DERIVED = {
    "schema_version",
    "cells",
    "plans",
    "areas",
    "forms",
    "measures",
    "indicators",
    "targets",
    "submissions",
    "observations",
    "judged_observations",
    "observation_history",
    "findings",
    "indicator_values",
    "assessments",
    "assessments_at_last_run",
    "warnings",
    "town_scores",
    "open_warnings",
    "matters",
    "plan_results",
    "judgement_steps",
    "resubmission_changes",
    "reporting_rates",
    "withheld_values",
    "sampling_results",
    "outside_figures",
    "source_differences",
}


def lines(home: Home) -> list[str]:
    return (home.journal / "decisions.jsonl").read_text("utf-8").splitlines()


def test_every_table_is_derived_or_in_the_journal():
    with duckdb.connect() as connection:
        make_schema(connection)
        tables = {name for (name,) in connection.execute("show tables").fetchall()}

    assert tables == DERIVED | set(DECISIONS) | set(PUBLISHED)


def test_rows_are_noted_once_and_again_when_they_change(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    first = lines(home)
    with open_working(home):
        pass
    assert lines(home) == first

    with open_working(home) as connection:
        connection.execute("update letters set answer = '已整改', answered_on = date '2022-07-09'")

    [new] = lines(home)[len(first) :]
    assert '"answer": "已整改"' in new
    assert '"answered_on": "2022-07-09"' in new


def test_a_line_that_was_cut_off_is_passed_over_and_noted_again(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    file = home.journal / "decisions.jsonl"
    whole = Journal(home.journal).decisions()
    file.write_bytes(file.read_bytes()[:-10])

    with open_working(home):
        pass

    assert Journal(home.journal).decisions() == whole


def test_a_journal_that_was_read_before_sees_what_was_cut_off_since(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    file = home.journal / "decisions.jsonl"
    whole = file.read_bytes()
    with duckdb.connect(str(home.working_warehouse)) as connection:
        journal = Journal(home.journal)
        journal.note(connection)
        assert file.read_bytes() == whole

        file.write_bytes(whole[:-10])
        journal.note(connection)

    assert Journal(home.journal).decisions() == journal.decisions()
    assert file.read_bytes().startswith(whole[:-10] + b"\n")


def test_a_journal_that_was_read_before_notes_every_table_that_changes(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    with duckdb.connect(str(home.working_warehouse)) as connection:
        journal = Journal(home.journal)
        journal.note(connection)
        connection.execute("update letters set answer = '已整改'")
        journal.note(connection, MAILS)
        unasked = lines(home)
        journal.note(connection)
        connection.execute("update alerts_sent set state = 'unsure'")
        journal.note(connection)
        noted = lines(home)

    [answered, unsure] = noted[len(unasked) :]
    assert '"answer": "已整改"' in answered
    assert '"state": "unsure"' in unsure


def test_what_could_not_be_written_is_noted_by_the_next_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    home = make_home(tmp_path, months=1)
    journal = Journal(home.journal)
    with duckdb.connect(str(home.working_warehouse)) as connection:
        journal.note(connection)
        connection.execute("update letters set answer = '已整改'")
        with monkeypatch.context() as full_disk, pytest.raises(OSError, match="full"):
            full_disk.setattr(journal, "_append", refuse_to_write)
            journal.note(connection)
        journal.note(connection)

    assert '"answer": "已整改"' in lines(home)[-1]


def refuse_to_write(lines: list[str]) -> None:
    raise OSError("the disk is full")


def test_every_table_of_decisions_is_summed():
    with duckdb.connect() as connection:
        make_schema(connection)
        summed = [name for name, *_ in connection.execute(read_sql("decision_sums")).fetchall()]

    assert sorted(summed) == sorted(DECISIONS)


def test_a_replay_puts_every_row_back_with_its_types(tmp_path: Path):
    home = make_home(tmp_path, months=2)
    with open_working(home) as old, duckdb.connect() as new:
        make_schema(new)
        Journal(home.journal).replay(new)
        Journal(home.journal).replay(new)
        for table in [*DECISIONS, *PUBLISHED]:
            expected = old.table(table).order("all").fetchall()
            assert new.table(table).order("all").fetchall() == expected, table


def test_what_a_run_published_lies_in_a_file_of_its_own(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    add_month(home, 2)

    names = sorted(file.name for file in (home.journal / "assessments_published").iterdir())
    assert names == ["run1.jsonl", "run2.jsonl"]


@pytest.mark.parametrize("mark", ["\u2028", "\u0085", "\r", "\x0b", "\n"])
def test_a_line_break_of_another_kind_in_an_answer_breaks_no_line(tmp_path: Path, mark: str):
    home = make_home(tmp_path, months=1)
    answer = f"第一行{mark}第二行"
    with open_working(home) as connection:
        connection.execute("update letters set answer = $answer", {"answer": answer})
    first = (home.journal / "decisions.jsonl").read_bytes()
    with open_working(home):
        pass
    noted = Journal(home.journal).decisions()

    assert [row["answer"] for key, row in noted.items() if key[0] == "letters"] == [answer]
    assert (home.journal / "decisions.jsonl").read_bytes() == first


def test_a_journal_without_any_warehouse_is_no_new_beginning(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    home.working_warehouse.unlink()
    home.warehouse.unlink()
    before = (home.journal / "decisions.jsonl").read_bytes()
    with pytest.raises(ServiceError, match="rebuild"), open_working(home):
        pass

    assert (home.journal / "decisions.jsonl").read_bytes() == before
    assert not home.working_warehouse.exists()
