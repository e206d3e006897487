"""Old months lose what a run makes again, and nothing else; a killed prune is simply done again."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from flows.errors import RunLockedError
from flows.paths import Home
from flows.running import retention
from flows.running.retention import RECREATABLE, prune, prune_after_run
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

#: A month's report folder: what goes, and what stays for good.
GOES = ["index.html", "quality.html", "warnings.csv", "page/page.js", "charts/plans.png"]
GOES += ["data-docs/index.html", "data-docs/validations/run/page.html"]
STAYS = ["bulletin.docx", "bulletin.pdf", "ledgers.xlsx", "warnings.xlsx"]
STAYS += ["letters/1.docx", "letters/回执.xlsx", "returned/list.xlsx", "note.txt"]


def fill(home: Home, period: str, names: list[str]) -> None:
    for name in names:
        file = home.reports(period) / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(name, "utf-8")


def files_below(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def content_of(file: Path) -> bytes:
    """A file's bytes without what Great Expectations puts into a page: random names, the clock."""
    return _OF_THE_CALL.sub(b"", file.read_bytes())


_OF_THE_CALL = re.compile(rb"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|\d{8}T\d{6}\.\d{6}Z")


def make_home(root: Path, settings: str = "[retention]\nmonths = 2\n") -> Home:
    """Three months that were run, each with its inbox and its papers; two months stay."""
    home = Home(root)
    root.mkdir(exist_ok=True)
    (root / "settings.toml").write_text(settings, "utf-8")
    with open_working(home) as connection:
        for period in ("2022-04", "2022-05", "2022-06"):
            row = {"run": period, "period": period}
            connection.execute("insert into runs (run_id, period) values ($run, $period)", row)
            home.raw(period).mkdir(parents=True)
            (home.raw(period) / "report.xlsx").write_text("as received", "utf-8")
            fill(home, period, GOES + STAYS)
    publish(home)
    return home


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return make_home(tmp_path / "home")


def test_a_listing_names_what_may_go_and_touches_nothing(home: Home):
    before = files_below(home.root)
    (month,) = prune(home, deletes=False)

    assert (month.period, month.files) == ("2022-04", len(GOES))
    assert [path.name for path in month.paths] == list(RECREATABLE)
    assert month.size_bytes == sum(len(name) for name in GOES)
    assert files_below(home.root) == before


def test_only_what_a_run_makes_again_goes_and_only_of_old_months(home: Home):
    before = files_below(home.root)
    (month,) = prune(home, deletes=True)

    assert month.period == "2022-04"
    gone = {f"reports/2022-04/{name}" for name in GOES}
    assert before - files_below(home.root) == gone
    assert files_below(home.reports("2022-04")) == set(STAYS)
    assert prune(home, deletes=True) == []


@pytest.mark.parametrize(("months", "old"), [(1, ["2022-04", "2022-05"]), (3, [])])
def test_the_last_months_stay_as_many_as_the_setting_says(tmp_path: Path, months: int, old: list):
    home = make_home(tmp_path, f"[retention]\nmonths = {months}\n")

    assert [month.period for month in prune(home, deletes=False)] == old


def test_a_month_that_could_not_be_made_again_stays(home: Home):
    fill(home, "2022-03", GOES)
    shutil.rmtree(home.raw("2022-04"))

    assert prune(home, deletes=True) == []
    assert files_below(home.reports("2022-04")) == set(GOES + STAYS)


def test_a_folder_that_holds_a_foreign_file_stays(home: Home):
    fill(home, "2022-04", ["charts/说明.docx"])
    prune(home, deletes=True)

    kept = {"charts/说明.docx", "charts/plans.png"}
    assert files_below(home.reports("2022-04")) == {*STAYS, *kept}


def test_nothing_goes_before_the_first_run(tmp_path: Path):
    assert prune(Home(tmp_path), deletes=False) == []


def test_nothing_goes_while_a_run_is_under_way(home: Home):
    with run_lock(home), pytest.raises(RunLockedError):
        prune(home, deletes=True)


class KilledError(Exception):
    """Stands for the end of the process."""


@pytest.mark.parametrize("step", range(len(RECREATABLE) + 1))
def test_a_killed_prune_leaves_each_part_whole_and_the_next_one_ends_it(
    home: Home, monkeypatch: pytest.MonkeyPatch, step: int
):
    """It dies before one of the renames, or when half of the renamed files are deleted."""
    done: list[str] = []
    rename, rmtree = Path.replace, shutil.rmtree

    def replace(path: Path, target: Path) -> Path:
        if len(done) == step:
            raise KilledError
        done.append(path.name)
        return rename(path, target)

    def delete_some(folder: Path) -> None:
        rmtree(folder / "data-docs")
        raise KilledError

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(retention.shutil, "rmtree", delete_some)
    with pytest.raises(KilledError):
        prune(home, deletes=True)
    monkeypatch.undo()

    names = list(RECREATABLE)
    assert done == names[:step]
    whole = {name for name in GOES if name.split("/")[0] in names[step:]}
    folder = home.reports("2022-04")
    seen = {name for name in files_below(folder) if not name.startswith(".pruned/")}
    assert seen == whole | set(STAYS)

    prune(home, deletes=True)
    assert files_below(folder) == set(STAYS)
    assert not (folder / ".pruned").exists()


@pytest.mark.parametrize(
    ("after_run", "period", "pruned"),
    [("false", "2022-06", []), ("true", "2022-06", ["2022-04"]), ("true", "2022-04", [])],
)
def test_a_run_prunes_only_where_asked_and_only_the_run_of_the_latest_month(
    tmp_path: Path, after_run: str, period: str, pruned: list[str]
):
    home = make_home(tmp_path, f"[retention]\nmonths = 2\nafter_run = {after_run}\n")

    assert [month.period for month in prune_after_run(home, period)] == pruned


def test_a_pruned_month_that_is_run_again_is_the_same(tmp_path: Path, monkeypatch):
    now = datetime(2026, 5, 6, 8)
    monkeypatch.setattr("flows.steps.county_now", lambda: now)
    home = Home(tmp_path / "home")
    begin_county(home.root)
    with (home.root / "settings.toml").open("a", encoding="utf-8") as stream:
        stream.write("[retention]\nmonths = 1\n")
    for period in ("2026-03", "2026-04"):
        send_month(home.root, period)
        run_month(home, period)
    folder = home.reports("2026-03")
    run_month(home, "2026-03")
    before = {name: content_of(folder / name) for name in files_below(folder)}

    (month,) = prune(home, deletes=True)
    assert month.files > 10
    assert len(files_below(folder)) == len(before) - month.files
    run_month(home, "2026-03")

    assert {name: content_of(folder / name) for name in files_below(folder)} == before
