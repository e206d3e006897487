"""Commands of the plans' cadence refuse what is no quarter or half-year, before anything starts."""

from dataclasses import replace
from pathlib import Path

import pytest

from flows.commands.cadence import inspection_line, papers_line
from flows.paths import Home
from flows.running.cadence_papers import Papers
from flows.running.inspect_half import InspectionResult
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


def test_nothing_is_compared_with_a_span_that_was_not():
    first = Papers(Path("y"), Path("y/a.docx"), Path("y/a.xlsx"), 0)

    assert papers_line(first) == "y/a.docx; y/a.xlsx; there is no span before to compare with"
    assert papers_line(replace(first, compared=3)).endswith("the span before: 3 indicators")


def test_an_inspection_tells_what_was_found_once_something_was_checked():
    drawn = InspectionResult("2022H1", 628, 0, 0, Path("i.docx"))

    assert inspection_line(drawn) == "2022H1: 628 figures drawn, none checked yet; i.docx"
    assert inspection_line(replace(drawn, checked=5)) == (
        "2022H1: 5 of 628 figures checked, 0 of them wrong; i.docx"
    )
