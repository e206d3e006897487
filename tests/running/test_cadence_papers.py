"""A simulated county's first two quarters end to end: papers, again, and what cannot be said."""

import datetime as dt
import shutil
from pathlib import Path

import duckdb
import pytest
from docx import Document
from openpyxl import load_workbook

from flows.catalog.load import load_catalog
from flows.errors import UsageError
from flows.paths import Home
from flows.period import Quarter
from flows.report.spot_checks.check_ledger import CheckedFigure, add_checked, drawn_figures
from flows.running.cadence_papers import write_quarter, write_year
from flows.running.inspect_half import draw_half, report_half
from flows.simulate.demo import prepare_demo
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.words.sentence import say
from tests.commands.command_line import call
from tests.story.months import run_month

Q1, Q2, Q3 = (Quarter(2022, number) for number in (1, 2, 3))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Two months that end quarters have been run."""
    home = Home(tmp_path_factory.mktemp("cadence") / "county")
    home.root.mkdir()
    prepare_demo(home, 4)
    for period in ("2022-03", "2022-06"):
        run_month(home, period)
    return home


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def text_of(file: Path) -> str:
    return "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)


def test_a_quarter_is_written_and_twice_is_once(home: Home):
    papers = write_quarter(home, Q2)
    once = contents(papers.folder)
    before = home.warehouse.read_bytes()

    assert papers.folder == home.reports("2022-Q2")
    assert papers.compared > 0
    assert f"均考核的{papers.compared}项同口径比较" in text_of(papers.document)
    assert {"quarterly.docx", "quarterly.xlsx", "charts/contributions.png"} <= set(once)
    assert len([name for name in once if name.endswith(".png")]) <= 4
    write_quarter(home, Q2)
    assert contents(papers.folder) == once
    assert home.warehouse.read_bytes() == before


def test_what_a_killed_run_left_is_put_right_by_the_next(home: Home):
    papers = write_quarter(home, Q2)
    once = contents(papers.folder)
    papers.workbook.unlink()
    (papers.folder / "charts" / "plans.png").unlink()
    (papers.folder / "charts" / "stale.new.png").write_bytes(b"half a picture")

    write_quarter(home, Q2)

    assert contents(papers.folder) == once


def test_a_first_quarter_says_what_cannot_be_said(home: Home):
    papers = write_quarter(home, Q1)

    assert papers.compared == 0
    assert "首次研判，没有上季度可比" in text_of(papers.document)


def test_a_quarter_that_is_not_over_is_refused(home: Home):
    with pytest.raises(UsageError, match="2022-09 has not been run yet.*2022-06"):
        write_quarter(home, Q3)
    assert not home.reports(Q3.code).exists()


def test_a_copy_that_an_older_edition_published_is_refused_in_one_sentence(
    home: Home, tmp_path: Path
):
    shutil.copytree(home.root, tmp_path / "county")
    old = Home(tmp_path / "county")
    old.warehouse.chmod(0o644)
    with duckdb.connect(str(old.warehouse)) as connection:
        connection.execute("drop table plan_results")

    with pytest.raises(UsageError) as told:
        write_quarter(old, Q2)
    assert str(told.value) == say("error.older_edition")


def test_a_year_whose_december_was_not_run_is_refused(home: Home):
    with pytest.raises(UsageError, match="2022-12 has not been run yet"):
        write_year(home, 2022)
    assert not home.reports("2022").exists()


@pytest.fixture(scope="module")
def year_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A county whose only month is a December."""
    home = Home(tmp_path_factory.mktemp("year") / "county")
    home.root.mkdir()
    prepare_demo(home, 7)
    run_month(home, "2021-12")
    return home


def test_a_first_year_is_written_and_twice_is_once(year_home: Home):
    papers = write_year(year_home, 2021)
    once = contents(papers.folder)

    assert papers.folder == year_home.reports("2021")
    assert "本年为首次年度考核，没有上年可比" in text_of(papers.document)
    assert {"annual.docx", "annual.xlsx", "charts/plans.png"} <= set(once)
    papers.workbook.unlink()
    write_year(year_home, 2021)
    assert contents(papers.folder) == once


def test_what_an_inspection_found_lowers_the_years_scores(year_home: Home, tmp_path: Path):
    """Every drawn figure of the first town is found to be one less; two of three points count."""
    shutil.copytree(year_home.root, tmp_path / "county")
    home = Home(tmp_path / "county")
    rule = "deductions: {late: 0, most: 2}\nspot_checks: {points_per_percent: 0.03}\n"
    (home.catalog / "policy.yml").write_text(rule, "utf-8")
    draw_half(home, "2021H2", 7)
    town = load_catalog(home.catalog).towns[0]
    checked = check_town(home, "2021H2", town.area_code)

    papers = write_year(home, 2021)
    inspection = report_half(home, "2021H2")
    told = f"2021年下半年抽查已核查{checked}个上报数，不一致{checked}个，差错率100%"
    table = rows_of(papers.workbook, "各镇得分")
    heads = next(row for row in table if row[1] == "名称")
    score = dict(zip(heads, next(row for row in table if row[1] == town.name), strict=True))
    fact = next(row for row in rows_of(papers.workbook, "扣分明细") if row[1] == "抽查差错")

    assert (inspection.checked, inspection.wrong) == (checked, checked)
    assert told in text_of(papers.document)
    assert "2021年上半年未开展抽查" in text_of(papers.document)
    assert fact[0] == town.name
    assert fact[3] == "2021年下半年"
    assert fact[5] == pytest.approx(3)
    assert "报送扣分" not in heads
    assert (score["抽查扣分"], score["实际扣分"]) == (pytest.approx(3), 2)
    assert score["最终得分"] == pytest.approx(score["考核得分"] - 2)


def check_town(home: Home, half: str, town: str) -> int:
    """Record that each drawn figure of a town and its villages is one less; return how many."""
    areas = {town, *(one.area_code for one in load_catalog(home.catalog).villages_by_town[town])}
    with open_working(home) as connection:
        drawn = drawn_figures(connection, half)
        mine = drawn[drawn["area_code"].isin(areas)]
        forms = [
            CheckedFigure(
                number.rjust(64, "0"),
                number,
                line,
                value - 1,
                "",
                "",
                "",
                "",
                dt.datetime(2022, 1, 7),
            )
            for number, line, value in zip(mine["number"], mine["line"], mine["value"], strict=True)
        ]
        add_checked(connection, forms)
    publish(home, keep=1)
    return len(forms)


def rows_of(workbook: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(workbook)[sheet].iter_rows(min_row=2, values_only=True))


def test_the_command_runs_the_flow(home: Home, tmp_path: Path):
    shutil.copytree(home.root, tmp_path / "county")

    done = call("quarterly", "--quarter", "2022Q2", "--home", tmp_path / "county")
    wrong = call("quarterly", "--quarter", "2022-06", "--home", tmp_path / "county")

    assert done.returncode == 0, done.stderr
    assert "2022-Q2" in done.stdout
    assert done.stderr == ""
    assert wrong.returncode == 2
    assert "YYYY-Qn" in wrong.stderr
