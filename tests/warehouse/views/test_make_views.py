"""What analysts read from each view of a published file, and that every column says what it is."""

import shutil
from pathlib import Path

import duckdb
import pytest

from flows.paths import Home
from flows.warehouse.backup import restore
from flows.warehouse.open import open_working
from flows.warehouse.publish import publish
from flows.warehouse.query import open_published, run_query
from flows.warehouse.views.code_words import DOMAINS, domain_of, words_of
from flows.warehouse.views.make_views import CODES, VIEWS
from tests.warehouse.views.analysts_home import make_analysts_home


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Home:
    return make_analysts_home(tmp_path_factory.mktemp("made"))


def ask(home: Home, query: str) -> list[tuple[object, ...]]:
    with open_published(home) as connection:
        return connection.execute(query).fetchall()


def test_a_judgement_is_shown_with_names_parts_and_chinese_words(made: Home):
    assert ask(
        made,
        "select period, year, indicator_name, area_name, actual, numerator, denominator, target, "
        "basis_name, status_name, lead_unit from v_assessments",
    ) == [
        ("2022-06", 2022, "务工率", "清水乡", 75, 60, 80, 90, "方案明确", "预警", "县人社局"),
    ]


def test_a_figure_is_shown_with_its_town_and_cell(made: Home):
    assert ask(
        made,
        "select measure_name, area_name, town_name, value, unit, form_name, version, file_name, "
        "sheet, cell from v_observations order by cell",
    ) == [
        ("务工人数", "上河村", "清水乡", 60, "人", "务工月报", 2, "清水乡2.xlsx", "表1", "C5"),
        ("劳动力", "上河村", "清水乡", 80, "人", "务工月报", 2, "清水乡2.xlsx", "表1", "D5"),
    ]


def test_the_parts_of_a_ratio_stand_side_by_side_with_their_cells(made: Home):
    assert ask(
        made,
        "select area_name, town_name, numerator, numerator_cell, denominator, denominator_cell, "
        "ratio_pct from v_indicator_parts",
    ) == [("上河村", "清水乡", 60, "C5", 80, "D5", 75)]


def test_a_part_that_was_not_reported_is_empty(tmp_path: Path):
    home = make_analysts_home(tmp_path)
    with open_working(home) as connection:
        connection.execute("delete from observations where measure_code = 'workers'")
    publish(home, allow_less=True)

    assert ask(home, "select numerator, denominator, ratio_pct from v_indicator_parts") == [
        (None, 80, None)
    ]


def test_reporting_lists_towns_and_departments(made: Home):
    assert ask(
        made,
        "select form, reporter_kind, reporter, is_received, is_on_time, status_name, version "
        "from v_reporting order by form, area_code",
    ) == [
        ("D1", "department", "县人社局", False, False, None, None),
        ("T1", "town", "清水乡", True, True, "已接收", 2),
        ("T1", "town", "石桥街道", False, False, None, None),
    ]


def test_a_revision_shows_the_publication_that_reads_differently_now(made: Home):
    assert ask(
        made,
        "select run_id, actual_then, actual_now, actual_change, status_name_then, "
        "status_name_now from v_revisions",
    ) == [("r1", 88, 75, -13, "正常", "预警")]


def test_warnings_name_who_must_act(made: Home):
    assert ask(
        made,
        "select warning_id, indicator_name, form_name, area_name, responsible, level_name, "
        "state_name, months from v_warnings order by warning_id",
    ) == [
        ("w1", "务工率", None, "清水乡", "县人社局", "督办", "未销号", 2),
        ("w2", None, "人社月报", "示范县", "县人社局", "提醒", "未销号", None),
    ]


def test_matters_name_the_towns(made: Home):
    assert ask(
        made, "select position, indicator_name, level_name, actual, target, town_names "
        "from v_matters"
    ) == [(1, "务工率", "督办", 75, 90, "清水乡、石桥街道")]  # fmt: skip


def test_lineage_leads_from_a_judgement_to_its_cells(made: Home):
    assert ask(
        made,
        "select indicator_code, area_name, part, source_area_name, value, file_name, cell "
        "from v_lineage order by cell",
    ) == [
        ("EMP-01", "清水乡", "numerator", "上河村", 60, "清水乡2.xlsx", "C5"),
        ("EMP-01", "清水乡", "denominator", "上河村", 80, "清水乡2.xlsx", "D5"),
    ]


def test_lineage_of_the_county_leaves_out_towns_that_the_indicator_does_not_concern(tmp_path: Path):
    home = make_analysts_home(tmp_path)
    count = "select count(*) from v_lineage where area_code = '530999000000'"
    found = {}
    for concerned in ("", "530999101001", "530999102000"):
        with open_working(home) as connection:
            connection.execute("delete from assessments where area_code = '530999000000'")
            connection.execute(
                "insert into assessments (indicator_code, area_code, period, status) "
                "values ('EMP-01', '530999000000', '2022-06', 'green')"
            )
            connection.execute("update indicators set applies_to = $1", [concerned])
        publish(home)
        found[concerned] = ask(home, count)

    assert found == {"": [(2,)], "530999101001": [(2,)], "530999102000": [(0,)]}


@pytest.mark.parametrize(("last", "lines"), [("2022-06", 2), ("2022-05", 0)])
def test_lineage_leaves_out_an_area_that_was_closed_before(last: str, lines: int, tmp_path: Path):
    home = make_analysts_home(tmp_path)
    with open_working(home) as connection:
        connection.execute("update areas set valid_to = $1 where level = 'village'", [last])
    publish(home)

    assert ask(home, "select count(*) from v_lineage") == [(lines,)]


def test_every_table_view_and_column_has_a_comment(made: Home):
    assert ask(
        made,
        "select table_name, column_name from duckdb_columns() "
        "where not internal and coalesce(comment, '') = ''",
    ) == []  # fmt: skip
    assert ask(
        made,
        "select view_name from duckdb_views() where not internal and coalesce(comment, '') = ''",
    ) == []  # fmt: skip
    assert ask(
        made,
        "select table_name from duckdb_tables() where coalesce(comment, '') = ''",
    ) == []  # fmt: skip


def test_the_comment_of_a_coded_column_lists_its_words(made: Home):
    columns = ask(
        made,
        "select table_name, column_name, comment from duckdb_columns() where not internal",
    )
    coded = {
        f"{table}.{column}": (str(comment), domain)
        for table, column, comment in columns
        if (domain := domain_of(str(table), str(column)))
    }

    assert {domain for _, domain in coded.values()} == set(DOMAINS)
    assert {
        column: comment
        for column, (comment, domain) in coded.items()
        if not comment.endswith(f"（{words_of(domain)}）")
    } == {}


def test_codes_hold_every_word_in_order(made: Home):
    assert ask(made, "select code, word from codes where domain = 'level' order by position") == [
        ("1", "提醒"),
        ("2", "督办"),
        ("3", "通报"),
    ]
    assert ask(made, "select count(distinct domain) from codes") == [(len(DOMAINS),)]


def test_a_published_file_that_was_put_back_is_published_again(made: Home, tmp_path: Path):
    shutil.copytree(made.root, tmp_path / "home")
    home = Home(tmp_path / "home")
    restore(home, home.warehouse)
    with duckdb.connect(str(home.working_warehouse)) as connection:
        connection.execute("update codes set word = 'of an older program'")

    assert publish(home, allow_less=True)
    assert ask(home, "select count(*) from codes where word = 'of an older program'") == [(0,)]
    for view in VIEWS:
        assert len(run_query(home, f"select * from {view}")) > 0
    assert CODES == "codes"
