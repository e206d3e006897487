"""`xianjie charts` draws any chart that the month's papers do not hold."""

from pathlib import Path

import pytest

from flows.paths import Home
from tests.commands.command_line import call


def test_charts_draws_any_indicator(home: Home, tmp_path: Path):
    done = call(
        *("charts", "--month", "2022-06", "--indicator", "ECO-01", "--svg"),
        *("--out", tmp_path, "--home", home.root),
    )

    assert done.returncode == 0, done.stderr
    assert "bullet-ECO-01.png  自然村生活垃圾有效治理率：全县" in done.stdout
    assert {"bullet-ECO-01.svg", "trajectory-ECO-01.png"} <= {p.name for p in tmp_path.iterdir()}


@pytest.mark.parametrize(
    "which", [(), ("--indicator", "NO-99"), ("--all", "--indicator", "ECO-01")]
)
def test_charts_of_nothing_or_of_an_unknown_indicator_end_with_2(home: Home, which):
    done = call("charts", "--month", "2022-06", *which, "--home", home.root)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("month", "indicator", "told"),
    [
        ("2022-06", "NO-99", "NO-99 is no indicator of the catalogue"),
        ("2031-06", "ECO-01", "2031-06 is not judged yet"),
    ],
)
def test_charts_say_why_there_is_nothing_to_draw(home: Home, month: str, indicator: str, told: str):
    done = call("charts", "--month", month, "--indicator", indicator, "--home", home.root)

    assert (done.returncode, told in done.stderr) == (2, True)


def test_a_months_own_folder_holds_at_most_twelve_charts(home: Home):
    assert 1 <= len(list((home.reports("2022-06") / "charts").glob("*.png"))) <= 12
