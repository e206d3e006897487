"""A half-year's inspection end to end: drawn, filled in, back through the inbox, reported."""

import duckdb
import pytest
from docx import Document
from openpyxl import load_workbook

from flows.errors import UsageError
from flows.paths import Home
from flows.running.inspect_half import draw_half, report_half
from flows.running.rebuild import rebuild
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

HALF = "2026H1"


@pytest.fixture(scope="module")
def inspected(tmp_path_factory):
    """May is run, the half-year drawn, one form filled in with an error and sent in June."""
    home = Home(tmp_path_factory.mktemp("county"))
    begin_county(home.root)
    send_month(home.root, "2026-05")
    run_month(home, "2026-05")
    drawn = draw_half(home, HALF, 7)
    send_month(home.root, "2026-06")
    first, second, *_ = sorted(drawn.folder.glob("*.xlsx"))
    for file, found in ((first, 320), (second, "约300")):
        book = load_workbook(file)
        sheet = book.worksheets[0]
        for row in range(8, sheet.max_row + 1):
            if str(sheet.cell(row, 1).value or "").isdecimal():
                value = sheet.cell(row, 6).value
                sheet.cell(row, 8).value = found if value == 330 else value
        book.save(home.raw("2026-06") / file.name)
    run_month(home, "2026-06")
    return home, drawn


def rows(home: Home, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


def test_the_draw_writes_a_form_an_area_and_says_its_seed(inspected):
    _, drawn = inspected

    assert (drawn.seed, drawn.is_new, drawn.areas, drawn.figures) == (7, True, 6, 24)
    assert len(list(drawn.folder.glob("*.xlsx"))) == 6


def test_what_came_back_is_published_with_its_cells_and_is_no_submission(inspected):
    home, _ = inspected

    assert rows(
        home,
        "select drawn, checked, wrong, over_reported from sampling_results "
        "where form = '' order by area_code",
    ) == [(24, 4, 1, 1), (8, 4, 1, 1), (8, 0, 0, 0), (8, 0, 0, 0)]
    assert rows(
        home,
        "select checked_figures.checked, sampled_figures.value, checked_figures.file_name "
        "from checked_figures join sampled_figures using (number, line) "
        "where checked_figures.checked <> sampled_figures.value",
    ) == [(320, 330, "2026H1-001-河口街道河口社区.xlsx")]
    assert rows(home, "select status, count(*) from submissions where file_name like '2026H1%' group by 1") == [("rejected", 1)]  # noqa: E501  # fmt: skip


def test_a_form_with_a_wrong_cell_comes_back_with_its_sentence(inspected):
    home, _ = inspected
    [(code, cell, message)] = rows(
        home,
        "select code, cell, message from findings where file_name like '2026H1-002%'",
    )

    assert (code, cell) == ("value_not_number", "H9")
    assert "“约300”" in str(message)


def test_the_paper_says_the_result_and_writing_it_again_changes_nothing(inspected):
    home, _ = inspected
    first = report_half(home, HALF)
    assert first is not None
    before = first.document.read_bytes()
    again = report_half(home, HALF)

    assert (first.drawn, first.checked, first.wrong) == (24, 4, 1)
    assert again == first
    assert first.document.read_bytes() == before
    assert "差错率25%" in Document(str(first.document)).paragraphs[4].text


def test_drawing_again_gives_the_same_forms_and_another_seed_is_refused(inspected):
    home, drawn = inspected
    before = {file.name: file.read_bytes() for file in drawn.folder.iterdir()}
    again = draw_half(home, HALF)

    assert (again.seed, again.is_new) == (7, False)
    assert {file.name: file.read_bytes() for file in again.folder.iterdir()} == before
    with pytest.raises(UsageError):
        draw_half(home, HALF, 8)


def test_a_half_year_that_was_not_drawn_has_no_paper(inspected):
    assert report_half(inspected[0], "2025H2") is None


def test_a_rebuild_brings_draw_checks_and_results_back(inspected):
    home, _ = inspected
    names = ("sampled_figures", "checked_figures", "sampling_results")
    with open_working(home) as connection:
        before = {name: connection.table(name).order("all").fetchall() for name in names}
    with run_lock(home):
        rebuild(home)
    with open_working(home) as connection:
        after = {name: connection.table(name).order("all").fetchall() for name in names}

    assert after == before
