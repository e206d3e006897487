"""Commands of the plans' cadence refuse what is no quarter or half-year, before anything starts."""

from pathlib import Path

import pytest

from flows.paths import Home
from flows.simulate.demo import prepare_demo
from tests.commands.command_line import call


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("cadence"))
    prepare_demo(home, 1)
    return home


@pytest.mark.parametrize("quarter", ["2022-06", "2022-Q5", "Q2"])
def test_what_is_no_quarter_is_wrong_usage(home: Home, quarter: str):
    done = call("quarterly", "--quarter", quarter, "--home", home.root, XIANJIE_LANG="en")

    assert done.returncode == 2
    assert done.stderr == f"xianjie: {quarter!r} is not a quarter; write it as YYYY-Qn\n"


def test_a_quarter_of_a_folder_without_a_catalogue_is_refused(tmp_path: Path):
    done = call("quarterly", "--quarter", "2022-Q2", "--home", tmp_path)

    assert done.returncode == 3
    assert "Traceback" not in done.stderr


def test_an_inspection_that_was_not_drawn_has_no_paper(home: Home):
    done = call("sample", "report", "--half", "2022-H1", "--home", home.root)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr
