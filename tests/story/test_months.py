"""Two months end to end, the same month again, then a correction; and what goes wrong between."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from flows.catalog.load import load_catalog
from flows.errors import RunLockedError
from flows.paths import PROJECT, Home
from flows.running.look_back import judge_as_of
from flows.simulate.demo import prepare_demo
from flows.simulate.fill_inbox import make_inbox
from flows.warehouse.lock import run_lock
from flows.warehouse.query import open_published, run_query
from tests.story.months import load_only, run_month

#: What a second run may add to: the ledgers of runs.
LEDGERS = {"runs"}
TOWN = "城关镇"
FORM = "农村住房安全情况表"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """May and June 2022, run once."""
    home = Home(tmp_path_factory.mktemp("story"))
    shutil.copytree(PROJECT / "data" / "catalog", home.catalog)
    (home.root / "settings.toml").write_text(
        'office = "县乡村振兴局"\nis_synthetic = true\nworkers = 1\n', "utf-8"
    )
    catalog = load_catalog(home.catalog)
    make_inbox(home, catalog, ["2022-04", "2022-05"])
    for period in ("2022-04", "2022-05"):
        run_month(home, period)
    return home


def published(home: Home) -> dict[str, list[tuple[object, ...]]]:
    with open_published(home) as connection:
        names = [row[0] for row in connection.execute("show tables").fetchall()]
        return {
            name: sorted(connection.table(name).fetchall(), key=str)
            for name in names
            if name not in LEDGERS
        }


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and "data-docs" not in file.parts
    }


def test_two_months_are_judged_and_published(home: Home):
    rows = run_query(
        home, "select period, count(*) as n from assessments group by all order by period"
    )

    assert rows["period"].tolist() == ["2022-04", "2022-05"]
    assert (rows["n"] > 300).all()
    for table in ("observations", "warnings", "town_scores", "assessments_published", "targets"):
        assert run_query(home, f"select count(*) as n from {table}")["n"][0] > 0, table


def test_every_output_of_the_month_is_there(home: Home):
    folder = home.reports("2022-05")

    assert {"warnings.csv", "warnings.xlsx", "charts", "returned", "data-docs", "letters"} <= {
        path.name for path in folder.iterdir()
    }
    assert list(home.outbox("2022-05").glob("*.eml"))


def test_the_same_month_again_changes_nothing(home: Home):
    before = published(home), files_of(home.reports("2022-05")), files_of(home.outbox("2022-05"))
    run_month(home, "2022-05")
    after = published(home), files_of(home.reports("2022-05")), files_of(home.outbox("2022-05"))

    for one, other in zip(before, after, strict=True):
        assert {name for name in one if one[name] != other.get(name)} == set()
        assert one.keys() == other.keys()


def test_an_old_month_again_keeps_the_later_one(home: Home):
    before = published(home)
    run_month(home, "2022-04")

    assert published(home)["assessments"] == before["assessments"]


def test_received_files_are_never_changed(home: Home, tmp_path: Path):
    other = Home(tmp_path)
    make_inbox(other, load_catalog(home.catalog), ["2022-04", "2022-05"])

    assert files_of(home.raw("2022-05")) == files_of(other.raw("2022-05"))


def test_a_number_leads_back_to_its_cell(home: Home):
    (row,) = run_query(
        home,
        "select value, file_name, sheet, cell from observations "
        "where period = '2022-05' and file_name like '%.xlsx' and sheet <> '' "
        "order by all limit 1",
    ).to_dict("records")
    sheet = load_workbook(home.raw("2022-05") / row["file_name"])[row["sheet"]]

    assert sheet[row["cell"]].value == row["value"]


@pytest.fixture
def copied(home: Home, tmp_path: Path) -> Home:
    shutil.copytree(home.root, tmp_path / "home")
    return Home(tmp_path / "home")


def resend(home: Home, value: int) -> tuple[str, float]:
    """Send a corrected single village of one form; return its area code and old value."""
    (row,) = run_query(
        home,
        "select observations.area_code, areas.name, observations.value from observations "
        "join areas using (area_code) "
        "where measure_code = 'natural_villages' and period = '2022-05' "
        "and parent_code = '610929100000' order by all limit 1",
    ).to_dict("records")
    lines = [
        f"白河县{TOWN}农村人居环境整治月报表（2022年5月）,",
        f"填报单位：{TOWN}人民政府,",
        "村（社区）,自然村总数",
        f"{row['name']},{value}",
    ]
    (home.raw("2022-05") / "更正.csv").write_text("\n".join(lines), "utf-8")
    return row["area_code"], row["value"]


def test_a_correction_supersedes_only_what_it_carries(copied: Home):
    before = run_query(copied, "select * from observations order by all")
    area, old = resend(copied, 77)
    run_month(copied, "2022-05")
    after = run_query(copied, "select * from observations order by all")
    changed = after.merge(before, how="left", indicator=True).query("_merge == 'left_only'")
    history = run_query(
        copied,
        "select value, superseded_by is null as is_current from observation_history "
        f"where measure_code = 'natural_villages' and area_code = '{area}' "
        "and period = '2022-05' order by is_current",
    )

    assert changed[["measure_code", "area_code", "value"]].values.tolist() == [
        ["natural_villages", area, 77.0]
    ]
    assert history.values.tolist() == [[old, False], [77.0, True]]
    moved = run_query(copied, "select * from resubmission_changes where new_value = 77")
    assert (moved["old_value"][0], moved["version"][0]) == (old, 2)


def test_an_old_month_can_be_judged_as_it_was_on_a_day(copied: Home):
    known = run_query(copied, "select * from assessments where period = '2022-05'")
    keys = ["indicator_code", "area_code"]
    as_known = judge_as_of(copied, "2022-05", "2022-12-31").sort_values(keys, ignore_index=True)
    nothing_yet = judge_as_of(copied, "2022-05", "2022-05-15")

    assert as_known["status"].tolist() == known.sort_values(keys)["status"].tolist()
    assert set(nothing_yet["status"]) <= {"missing", "not_applicable"}


def test_a_run_that_dies_before_publishing_leaves_the_last_state(copied: Home):
    before = published(copied)
    resend(copied, 78)
    load_only(copied, "2022-05")

    assert published(copied) == before
    run_month(copied, "2022-05")
    assert published(copied)["observations"] != before["observations"]


def test_an_open_analysts_connection_neither_blocks_nor_breaks(copied: Home):
    with open_published(copied) as analyst:
        before = analyst.execute("select count(*) from observations").fetchall()
        resend(copied, 79)
        run_month(copied, "2022-05")

        assert analyst.execute("select count(*) from observations").fetchall() == before
    rows = run_query(
        copied,
        "select value from observations where file_name = '更正.csv' and period = '2022-05'",
    )
    assert rows["value"].tolist() == [79.0]


def test_two_runs_at_once_are_refused(copied: Home):
    before = published(copied)
    with run_lock(copied), pytest.raises(RunLockedError):
        run_month(copied, "2022-05")

    assert published(copied) == before


def test_bad_files_are_rejected_and_the_rest_of_the_month_is_done(copied: Home):
    raw = copied.raw("2022-05")
    bad = {
        "no-workbook.xlsx": b"PK\x03\x04 this is no workbook",
        "empty.xlsx": b"",
        "encrypted.xlsx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + "EncryptedPackage".encode("utf-16-le") * 40,
        "form.csv": "白河县城关镇某某统计表（2022年5月）\n项目甲,项目乙\n1,2\n".encode(),
        "town.csv": "农村人居环境整治月报表（2022年5月）\n"
        "村,自然村总数,农户总数\n某村,1,2\n".encode(),
        "month.csv": "白河县城关镇农村人居环境整治月报表\n村（社区）,自然村总数,农户总数\n"
        "清风社区,1,2\n".encode(),
        "other.csv": "白河县城关镇农村人居环境整治月报表（2022年3月）\n"
        "村（社区）,自然村总数,农户总数\n清风社区,1,2\n".encode(),
    }
    for name, content in bad.items():
        (raw / name).write_bytes(content)
    count = run_query(copied, "select count(*) as n from observations")["n"][0]
    summary = run_month(copied, "2022-05")
    codes = dict(
        run_query(
            copied,
            "select file_name, code from findings where severity = 'reject' and period = '2022-05'",
        ).values.tolist()
    )

    assert summary.exit_code == 1
    assert {name: code for name, code in codes.items() if name in bad} == {
        "no-workbook.xlsx": "file_unreadable",
        "empty.xlsx": "file_empty",
        "encrypted.xlsx": "file_encrypted",
        "form.csv": "form_unknown",
        "town.csv": "town_unknown",
        "month.csv": "period_unknown",
        "other.csv": "period_mismatch",
    }
    assert run_query(copied, "select count(*) as n from observations")["n"][0] == count


def test_the_demo_shows_every_kind_of_trouble(tmp_path: Path):
    home = Home(tmp_path)
    assert prepare_demo(home, 1) == ["2022-06"]
    summary = run_month(home, "2022-06")

    assert summary.exit_code == 1
    assert summary.findings["hold"] >= 8
    assert list((home.reports("2022-06") / "returned").iterdir())
