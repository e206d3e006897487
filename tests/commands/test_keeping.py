"""prune lists what it would delete, deletes it when asked, and says what it did."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.commands.keeping import keep_app
from flows.paths import Home
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish

RUNNER = CliRunner()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Two months that were run; the earlier one may be pruned."""
    home = Home(tmp_path)
    (tmp_path / "settings.toml").write_text("[retention]\nmonths = 1\n", "utf-8")
    with open_working(home) as connection:
        for period in ("2022-05", "2022-06"):
            row = {"run": period, "period": period}
            connection.execute("insert into runs (run_id, period) values ($run, $period)", row)
            home.raw(period).mkdir(parents=True)
            (home.reports(period) / "charts").mkdir(parents=True)
            (home.reports(period) / "charts" / "plans.png").write_bytes(b"x" * 250_000)
    publish(home)
    return home


def call(home: Home, *words: str) -> tuple[int, str]:
    words = ("prune", "--home", str(home.root), *words)
    result = RUNNER.invoke(keep_app, words, catch_exceptions=False)
    return result.exit_code, result.stdout


def test_prune_lists_first_deletes_when_asked_and_then_finds_nothing(home: Home):
    line = "2022-05: charts (1 files, 0.2 MB)\n"
    charts = home.reports("2022-05") / "charts"

    listed = "1 months; nothing was deleted, `xianjie prune --delete` does it\n"
    assert call(home) == (0, line + listed)
    assert charts.is_dir()

    deleted = "deleted for 1 months; `xianjie run --month` makes them again\n"
    assert call(home, "--delete") == (0, line + deleted)
    assert not charts.exists()
    assert (home.reports("2022-06") / "charts").is_dir()
    assert call(home) == (0, "nothing to delete before the last 1 months\n")
