"""A county's month is one piece of work: its result is small, and its failure is its own."""

from pathlib import Path
from uuid import uuid4

import pytest

from flows.counties.county_month import CountyMonth, mail_county_month, run_county_month
from flows.counties.partitions import TABLES, partition
from flows.paths import Home
from flows.warehouse.contents import sum_tables
from flows.warehouse.lock import run_lock
from tests.alert.server import Inbox
from tests.alert.server import serving as serving_smtp
from tests.counties.example import PERIOD, make_county

CODE = "530991000000"


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_county(tmp_path_factory.mktemp("county"), 1)


def run(county: Path, out: Path, name: str = "") -> CountyMonth:
    """The county's month in a province's run of this name, by default one of its own."""
    return run_county_month(str(county), PERIOD, str(out), name or uuid4().hex)


def test_a_county_that_has_ended_is_not_run_again_in_the_same_run(county: Path, tmp_path: Path):
    first = run(county, tmp_path, "one")
    with run_lock(Home(county)):
        again = run(county, tmp_path, "one")
        other = run(county, tmp_path, "two")

    assert again == first
    assert (first.exit_code, other.exit_code) == (0, 4)


def test_a_county_is_run_in_its_folder_and_gives_its_partitions(county: Path, tmp_path: Path):
    result = run(county, tmp_path)
    parts = [partition(tmp_path, table, CODE, PERIOD).read_bytes() for table in TABLES]
    tables = sum_tables(Home(county).working_warehouse)

    again = run(county, tmp_path)

    assert (result.code, result.name, result.files) == (CODE, "示例1县", 4)
    assert (result.failure, again.failure) == ("", "")
    assert [partition(tmp_path, table, CODE, PERIOD).read_bytes() for table in TABLES] == parts
    assert sum_tables(Home(county).working_warehouse)["observations"] == tables["observations"]
    assert (county / "reports" / PERIOD / "bulletin.docx").exists()
    assert list((county / "outbox" / PERIOD).glob("*.eml"))


def test_what_cannot_be_run_is_a_result(county: Path, tmp_path: Path):
    with run_lock(Home(county)):
        locked = run(county, tmp_path / "out")
    nothing = run(tmp_path, tmp_path / "out")

    assert (locked.exit_code, locked.code) == (4, "")
    assert "another run" in locked.failure
    assert nothing.exit_code == 3
    assert not (tmp_path / "out" / "indicators").exists()


def test_mails_go_out_afterwards_and_once(
    county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    inbox = Inbox()
    with serving_smtp(inbox) as smtp:
        monkeypatch.setenv("XIANJIE_SMTP__HOST", smtp.host)
        monkeypatch.setenv("XIANJIE_SMTP__PORT", str(smtp.port))
        monkeypatch.setenv("XIANJIE_SMTP__SECURITY", "none")
        run(county, tmp_path)
        before = len(inbox.mails)
        sent = [mail_county_month(str(county), PERIOD) for _ in range(2)]

    assert before == 0
    assert sent == [(len(inbox.mails), ()), (0, ())]
    assert inbox.mails
