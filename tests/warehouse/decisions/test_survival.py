"""Reviews, locks and listed changes survive a lost warehouse, an old backup and a kill."""

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from flows.paths import Home
from flows.warehouse.backup import backup, restore
from flows.warehouse.decisions.decide import decide
from flows.warehouse.decisions.late_changes import list_late_changes
from flows.warehouse.decisions.month_locks import lock_month
from flows.warehouse.decisions.reviews import Approval, approve
from flows.warehouse.derive_current import derive_current
from flows.warehouse.journal import Journal
from flows.warehouse.migrate import make_schema
from flows.warehouse.open import open_working
from tests.warehouse.decisions.example import CATALOG, NOW, TOWN, load, run, sent, values

FORM = sent(1, 5.0).submissions[0].form
DECIDED = ("approvals", "locks", "locked_cells", "late_changes")


def decided(connection) -> dict[str, list[tuple[object, ...]]]:
    return {name: connection.table(name).order("all").fetchall() for name in DECIDED}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A month that was reviewed, run and locked at 5; a later file says 6 and is listed."""
    place = Home(tmp_path)
    with open_working(place) as connection:
        load(connection, sent(1, 5.0))
        run(connection)
    backup(place, tmp_path / "before.duckdb")
    with open_working(place) as connection:
        wanted = Approval(FORM, TOWN, "2022-06", "county")
        decide(connection, CATALOG, "2022-06", lambda one: approve(one, CATALOG, wanted, NOW))
        decide(connection, CATALOG, "2022-06", lambda one: lock_month(one, "2022-06", NOW))
        load(connection, sent(1, 5.0), sent(2, 6.0))
        list_late_changes(connection, "2022-07")
    return place


def test_a_warehouse_made_anew_keeps_the_locked_figures(home: Home):
    with open_working(home) as connection:
        before = decided(connection)
        assert all(before.values())
    with duckdb.connect() as new:
        make_schema(new)
        Journal(home.journal).replay(new)
        load(new, sent(2, 6.0), sent(1, 5.0), receipts=[dt.datetime(2022, 7, 5)] * 2)
        list_late_changes(new, "2022-07")

        assert decided(new) == before
        assert values(new) == [5.0]


def test_an_old_backup_put_back_has_the_later_decisions(home: Home):
    with open_working(home) as connection:
        before = decided(connection)
    restore(home, home.root / "before.duckdb")
    with open_working(home) as connection:
        derive_current(connection, "2022-06", CATALOG)

        assert decided(connection) == before
        assert values(connection) == [5.0]


def test_a_kill_after_the_decision_leaves_it_to_the_next_opening(home: Home):
    with duckdb.connect(str(home.working_warehouse)) as connection:
        run(connection, "2022-07")
        decide(connection, CATALOG, "2022-07", lambda one: lock_month(one, "2022-07", NOW))
    keys = {key for key, _ in Journal(home.journal).decisions().items() if key[0] == "locks"}
    assert len(keys) == 1

    with open_working(home):
        pass
    keys = {key for key, _ in Journal(home.journal).decisions().items() if key[0] == "locks"}
    assert len(keys) == 2


def test_a_lock_is_never_noted_without_the_cells_that_it_keeps(
    home: Home, monkeypatch: pytest.MonkeyPatch
):
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "note", killed)
    later = NOW + dt.timedelta(days=30)
    with pytest.raises(KeyboardInterrupt), open_working(home) as connection:
        load(connection, sent(3, 9.0, period="2022-07"), period="2022-07")
        run(connection, "2022-07")
        decide(connection, CATALOG, "2022-07", lambda one: lock_month(one, "2022-07", later))
    monkeypatch.undo()

    files = sorted((home.journal / "locked_cells").glob("*.jsonl"))
    assert [file.name[:7] for file in files] == ["2022-06", "2022-07"]
