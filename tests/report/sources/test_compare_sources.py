"""Outside tables from the inbox to the comparison, the findings, the ledger and the mail."""

import duckdb
import pytest
from openpyxl import load_workbook

from flows.paths import Home
from flows.running.rebuild import rebuild
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working
from tests.report.sources.compared_county import (
    FIGURES,
    PERIOD,
    make_county,
    write_rows,
)
from tests.story.months import run_month


def rows(home: Home, query: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(home.warehouse), read_only=True) as connection:
        return connection.execute(query).fetchall()


DIFFERENCES = (
    "select area_code, own, outside, difference, state from source_differences "
    "where source = $$卫生系统$$ order by area_code"
)


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    home = make_county(tmp_path_factory.mktemp("county"))
    run_month(home, PERIOD)
    return home


def test_figures_are_compared_by_village_within_and_beyond_the_tolerance(compared):
    assert rows(compared, DIFFERENCES) == [
        ("530999001001", 330, 330, 0, "agrees"),
        ("530999001002", 330, 346.5, -16.5, "agrees"),
        ("530999201200", 330, 347, -17, "differs"),
        ("530999201201", 330, None, None, "outside_missing"),
        ("530999202200", 330, None, None, "outside_missing"),
        ("530999202201", 330, None, None, "outside_missing"),
    ]


def test_persons_are_counted_by_town_and_no_row_is_none(compared):
    assert rows(
        compared,
        "select area_code, own, outside, difference, state, explainer from source_differences "
        "where source = $$监测名单$$ order by area_code",
    ) == [
        ("530999001000", 800, 800, 0, "agrees", "县农业农村局"),
        ("530999201000", 800, 790, 10, "differs", "县农业农村局"),
        ("530999202000", 800, 0, 800, "differs", "县农业农村局"),
    ]


def test_an_outside_figure_is_never_an_own_one(compared):
    assert rows(compared, "select distinct file_name from observations where file_name like '卫%'") == []  # noqa: E501  # fmt: skip
    assert rows(
        compared, "select form, status from submissions where form like '%系统' or form like '%单'"
    ) == [("卫生系统", "partial"), ("监测名单", "accepted")]


def test_a_difference_is_a_finding_at_its_cell_that_says_who_must_explain(compared):
    found = rows(
        compared,
        "select form, area_code, file_name, cell, found, expected, message from findings "
        "where code = 'source_differs' order by area_code, measure_code desc",
    )

    assert [one[:6] for one in found] == [
        ("F1", "530999201000", "监测名单.csv", "B803", "800户", "790户"),
        ("F1", "530999201200", "卫生系统.csv", "D5", "330户", "347户"),
        ("F1", "530999202000", "", "", "800户", "0户"),
    ]
    assert found[1][6] == (
        "文件“卫生系统.csv”，单元格D5：卫生系统中清水乡清水村“使用卫生厕所的农户数”为347户，"
        "2026年5月上报330户，相差17户，超过允许差异16.5户，请清水乡核对，有误的更正，属实的说明。"
    )


def test_what_cannot_be_read_is_named_with_its_cell(compared):
    assert rows(
        compared,
        "select code, cell from findings where form = '卫生系统' order by cell",
    ) == [("area_unknown", "C7"), ("value_not_number", "D6")]


def test_the_ledgers_list_the_comparison(compared):
    sheet = load_workbook(compared.reports(PERIOD) / "ledgers.xlsx")["比对台账"]
    listed = [[cell.value for cell in row][:8] for row in sheet.iter_rows(min_row=3)]

    assert [row[:3] for row in listed][:3] == [
        ["卫生系统", "清水乡清水村", "使用卫生厕所的农户数（户）"],
        ["监测名单", "高坪乡", "农户总数（户）"],
        ["监测名单", "清水乡", "农户总数（户）"],
    ]
    assert listed[1][3:] == [800, 0, 800, 1, "超出允许差异"]


def test_who_must_explain_gets_a_line_in_the_mail(compared):
    texts = {file.name: file.read_text("utf-8") for file in compared.outbox(PERIOD).glob("*.eml")}
    lines = {name: _text_of(compared, name) for name in texts}
    town = next(text for name, text in lines.items() if "qingshui" in text)
    unit = next(text for name, text in lines.items() if "nongye" in text)

    assert "与卫生系统比对有1处超出允许差异（清水乡清水村“使用卫生厕所的农户数”" in town
    assert "与监测名单比对有2处超出允许差异" in unit
    assert "监测名单" not in town


def test_a_rebuild_gives_the_same_comparison_and_misses_no_file(compared):
    queries = ("select * from source_differences order by all", "select * from findings order by 1")
    with open_working(compared) as connection:
        before = [connection.execute(query).fetchall() for query in queries]
    with run_lock(compared):
        rebuilt = rebuild(compared)
    with open_working(compared) as connection:
        after = [connection.execute(query).fetchall() for query in queries]

    assert after == before
    assert rebuilt.lost == ()


def _text_of(home: Home, name: str) -> str:
    """Return recipients and plain text of a mail."""
    import email
    from email import policy

    message = email.message_from_bytes(
        (home.outbox(PERIOD) / name).read_bytes(), policy=policy.default
    )
    body = message.get_body(("plain",))
    return f"{message['To']} {body.get_content() if body else ''}"


def test_again_changes_nothing_and_a_corrected_table_or_explanation_settles_it(tmp_path):
    home = make_county(tmp_path)
    run_month(home, PERIOD)
    query = "select count(*) from findings where code = 'source_differs'"
    before = rows(home, "select * exclude (submission_id) from source_differences order by all")
    count = rows(home, query)
    run_month(home, PERIOD)
    assert rows(home, "select * exclude (submission_id) from source_differences order by all") == before  # noqa: E501  # fmt: skip
    assert rows(home, query) == count

    with (home.catalog / "explanations.csv").open("a", encoding="utf-8") as stream:
        stream.write("F1,530999201000,2026-05,households,名单按户籍统计,县农业农村局,2026-06-08\n")
    corrected = [*FIGURES[:4], [3, "清水乡", "清水村", 331], *FIGURES[5:]]
    write_rows(home.raw(PERIOD) / "卫生系统（更正）.csv", corrected)
    run_month(home, PERIOD)

    assert rows(home, DIFFERENCES)[2] == ("530999201200", 330, 331, -1, "agrees")
    assert rows(
        home,
        "select area_code, explanation from findings where code = 'source_differs' order by 1",
    ) == [("530999201000", "名单按户籍统计"), ("530999202000", "")]
