"""A template is filled in, comes back through the inbox, and is in the warehouse and the ledger."""

import duckdb
import pytest
from openpyxl import load_workbook

from flows.paths import Home
from flows.running.checking import issue_templates
from tests.starting.small_county import begin_county, send_month
from tests.story.months import run_month

APRIL, TOWN, VILLAGE = "2026-04", "清水乡", "530999201200"
APPEAL = '清水村污水管网资金缺口12万元，请县里协调。\n=HYPERLINK("http://x")'
FORM = "示例县清水乡人居环境月报表（2026年4月）.xlsx"


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Home:
    """March is reported in full; in April one village of 清水乡 is ticked 与上月相同."""
    home = Home(tmp_path_factory.mktemp("county"))
    begin_county(home.root)
    send_month(home.root, "2026-03")
    run_month(home, "2026-03")
    out = home.root / "out"
    issue_templates(home, out, APRIL, None)
    book = load_workbook(next(out.rglob(FORM)))
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[3]}
    rows = {sheet.cell(row, 2).value: row for row in range(5, sheet.max_row + 1)}
    sheet.cell(rows["清水村"], heads["与上月相同"]).value = "√"
    sheet.cell(rows["清水村"], heads["使用卫生厕所的农户数"]).value = 345
    labels = {sheet.cell(row, 1).value: row for row in range(5, sheet.max_row + 1)}
    sheet.cell(labels["问题和建议"], 3).value = APPEAL
    inbox = home.raw(APRIL)
    inbox.mkdir(parents=True)
    book.save(inbox / FORM)
    run_month(home, APRIL)
    return home


def ask(home: Home, query: str, *values: object) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return connection.execute(query, values).fetchall()


def test_a_ticked_village_reports_its_last_stocks_from_their_own_cells(home: Home):
    found = ask(
        home,
        "select measure_code, value, cell from observations where area_code = $1 and period = $2 "
        "order by measure_code",
        VILLAGE,
        APRIL,
    )

    assert found == [("garden", 1.0, "L5"), ("households", 400.0, "I5"), ("toilets", 345.0, "D5")]


def test_nothing_is_found_fault_with_but_what_was_left_out(home: Home):
    codes = ask(
        home,
        "select distinct code, area_code from findings where period = $1 and file_name = $2 "
        "and code <> 'late' order by all",
        APRIL,
        FORM,
    )

    assert codes == [("village_missing", "530999201201")]


def test_what_was_written_is_in_the_ledger_of_appeals_and_no_live_formula(home: Home):
    book = load_workbook(home.reports(APRIL) / "ledgers.xlsx")
    [row] = list(book["诉求台账"].iter_rows(min_row=3, values_only=True))

    assert row[:2] == (TOWN, "《人居环境月报表》（2026年4月）")
    assert row[3] == APPEAL
    assert ask(home, "select appeal from submissions where appeal <> ''") == [(APPEAL,)]
