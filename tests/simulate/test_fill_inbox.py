"""The simulated inbox: marked, deterministic, wrong only where it means to be."""

import datetime as dt
from collections import Counter
from pathlib import Path

import duckdb
import pytest

from flows.catalog.load import load_catalog
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.ingest.inbox import find_files
from flows.paths import PROJECT, Home
from flows.quality.check_batch import judge_batch
from flows.receive.make_batch import make_batch
from flows.settings import Limits
from flows.simulate.fill_inbox import make_inbox
from flows.simulate.mistakes import FLAWED_FIGURE, MISTAKES, UNIT_ERROR, mistakes_of
from flows.warehouse import read
from flows.warehouse.migrate import make_schema
from flows.warehouse.receipts import read_known_receipts

CATALOG = load_catalog(PROJECT / "data" / "catalog")
MONTHS = ["2022-02", "2022-03", "2022-04", "2022-05", "2022-06"]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("demo"))
    make_inbox(home, CATALOG, MONTHS)
    return home


def read_month(home: Home, period: str):
    connection = duckdb.connect()
    make_schema(connection)
    files = find_files(home.raw(period))
    opened = [open_file(file.path.read_bytes(), file.name, Limits()) for file in files]
    readings = [
        interpret(workbook, CATALOG, period, {})
        for workbooks, _ in opened
        for workbook in workbooks
    ]
    batch = make_batch(
        read_known_receipts(connection, period),
        period,
        files,
        readings,
        dt.datetime(2022, 7, 3),
        CATALOG,
    )
    batch = judge_batch(batch, read.history_before(connection, period), CATALOG)
    return batch, [finding for _, findings in opened for finding in findings]


def test_an_ordinary_month_has_late_forms_and_the_mistakes_it_is_meant_to_have(home: Home):
    batch, refused = read_month(home, "2022-04")
    meant = [
        mistake.code
        for form in ("T1", "T2", "T3", "T8")
        for mistake in mistakes_of(CATALOG, form, "2022-04", 2, 2022)
        if is_sent(batch, form, mistake.town)
    ]

    assert sorted(batch.findings["code"]) == sorted([*meant, "late", "late"])
    assert refused == []


def is_sent(batch, form: str, town: int) -> bool:
    sent = batch.submissions[batch.submissions["form"] == form]
    return CATALOG.towns[town].area_code in set(sent["area_code"])


def test_a_figure_in_the_wrong_unit_is_held(home: Home):
    batch, _ = read_month(home, "2022-03")
    out_of_range = batch.findings[batch.findings["code"] == "value_out_of_range"]

    assert out_of_range["measure_code"].tolist() == [UNIT_ERROR[3]]
    assert float(out_of_range["found"].item()) > 1000


def test_a_department_corrects_what_it_reported_too_low(home: Home):
    first, _ = read_month(home, "2022-02")
    later, _ = read_month(home, "2022-04")

    def told(batch) -> float:
        cells = batch.cells
        is_figure = (cells["measure_code"] == FLAWED_FIGURE.measure) & (
            cells["period"] == "2022-02"
        )
        return float(cells.loc[is_figure, "value"].item())

    assert told(first) == round(told(later) * FLAWED_FIGURE.factor)


def test_the_last_month_has_the_mistakes_it_is_meant_to_have(home: Home):
    batch, refused = read_month(home, "2022-06")
    held = Counter(batch.findings.loc[batch.findings["severity"] == "hold", "code"])
    meant = Counter(m.code for m in MISTAKES if m.month_from_last == 0 and m.code)
    meant["part_exceeds_whole"] += 1  # the whole is told as well
    meant["area_unknown"] += 1

    assert held == meant
    assert [finding.code for finding in refused] == ["file_unreadable"]
    flagged = set(batch.findings.loc[batch.findings["severity"] == "flag", "code"])
    assert flagged >= {"late", "file_duplicate", "total_mismatch", "column_missing"}


def test_the_month_before_holds_a_corrected_second_version(home: Home):
    batch, _ = read_month(home, "2022-05")

    again = batch.submissions[batch.submissions["file_name"].str.contains("（更正）")]
    (second,) = again.to_dict("records")
    same = batch.submissions[
        (batch.submissions["form"] == second["form"])
        & (batch.submissions["area_code"] == second["area_code"])
    ]
    is_value = batch.cells["state"] == "value"
    cells = batch.cells[batch.cells["submission_id"].isin(same["submission_id"]) & is_value]
    values = cells.pivot_table(
        index=["measure_code", "area_code"], columns="submission_id", values="value"
    )
    assert len(same) == 2
    assert (values.nunique(axis=1) > 1).sum() == 1


def test_the_same_seed_gives_the_same_bytes(home: Home, tmp_path: Path):
    make_inbox(Home(tmp_path), CATALOG, MONTHS)

    for file in sorted(home.root.rglob("*")):
        if file.is_file():
            assert file.read_bytes() == (tmp_path / file.relative_to(home.root)).read_bytes()
