"""Commands that look into judgements."""

import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from flows.paths import Home
from flows.warehouse.query import run_query
from tests.commands.command_line import call


def judged(home: Home, status: str) -> tuple[str, str]:
    row = run_query(
        home,
        "select indicator_code, area_code from assessments "
        f"where status = '{status}' and period = '2022-06' order by all limit 1",
    ).iloc[0]
    return row["indicator_code"], row["area_code"]


@pytest.mark.parametrize("status", ["red", "green", "missing"])
def test_a_judgement_is_explained_in_about_ten_lines(home: Home, status: str):
    code, area = judged(home, status)
    done = call("explain", code, area, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert code in lines[0]
    assert 3 <= len(lines) <= 12


def test_a_town_may_be_named(home: Home):
    done = call("explain", "ECO-01", "城关镇", "--month", "2022-06", "--home", home.root)

    assert done.returncode == 0, done.stderr
    assert "城关镇2022年6月" in done.stdout


@pytest.mark.parametrize(
    ("indicator", "area", "month", "told"),
    [
        ("ECO-99", "城关镇", "2022-06", "目录库中没有指标 ECO-99"),
        ("ECO-01", "某镇", "2022-06", "目录库中没有区域 某镇"),
        ("ECO-01", "城关镇", "2022-05", "2022-05 尚未评价，请先运行"),
        ("REL-28", "城关镇", "2022-06", "城关镇 2022-06 没有指标 REL-28 的评价结果：该指标每季"),
    ],
)
def test_what_was_not_judged_is_said_in_one_sentence(
    home: Home, indicator: str, area: str, month: str, told: str
):
    asked = ("explain", indicator, area, "--month", month, "--home", home.root)
    done = call(*asked, XIANJIE_LANG="zh")

    assert done.returncode == 2
    assert done.stderr.startswith(f"xianjie: {told}")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("how", ["--as-judged-now", "--as-published"])
def test_a_backtest_leaves_tables_and_a_picture(home: Home, how: str):
    done = call("backtest", "--from", "2022-01", "--to", "2022-06", how, "--home", home.root)
    folder = home.root / "reports" / "backtest-2022-01-2022-06"

    assert done.returncode == 0, done.stderr
    assert {file.name for file in folder.iterdir()} == {
        "summary.csv",
        "targets.csv",
        "backtest.png",
    }
    assert "INF-05" in (folder / "targets.csv").read_text("utf-8-sig")


def test_another_policy_stands_beside_the_present_one(home: Home, tmp_path: Path):
    strict = tmp_path / "strict.yml"
    strict.write_text("on_course: 0.0\n", "utf-8")
    months = ("--from", "2022-01", "--to", "2022-06")
    done = call("backtest", *months, "--policy", strict, "--format", "csv", "--home", home.root)

    assert done.returncode == 0, done.stderr
    assert {line.rsplit(",", 1)[1] for line in done.stdout.splitlines()[1:]} == {
        "present",
        "strict",
    }


def test_under_the_same_policy_the_runs_would_have_published_what_they_did(
    home: Home, tmp_path: Path
):
    same = tmp_path / "same.yml"
    shutil.copy(home.catalog / "policy.yml", same)
    months = ("--from", "2022-01", "--to", "2022-06", "--as-published")
    done = call("backtest", *months, "--policy", same, "--home", home.root)
    file = home.root / "reports" / "backtest-2022-01-2022-06" / "targets.csv"

    assert done.returncode == 0, done.stderr
    rows = pd.read_csv(file, dtype=str, keep_default_na=False)
    present, other = (
        rows[rows["policy"] == name].drop(columns="policy").reset_index(drop=True)
        for name in ("present", "same")
    )
    assert not present.empty
    pd.testing.assert_frame_equal(other, present)


def test_in_the_table_a_policy_stands_beside_the_other_with_short_figures(
    home: Home, tmp_path: Path
):
    strict = tmp_path / "strict.yml"
    strict.write_text("on_course: 0.0\n", "utf-8")
    months = ("--from", "2022-01", "--to", "2022-06")
    done = call("backtest", *months, "--policy", strict, "--home", home.root)

    assert done.returncode == 0, done.stderr
    rows = [line.split("│") for line in done.stdout.splitlines() if "│" in line]
    assert [row[2].strip() for row in rows[:2]] == ["present", "strict"]
    assert all(len(cell.strip()) <= 5 for row in rows for cell in row[3:])


@pytest.mark.parametrize(
    ("lost", "command"),
    [
        ("judgement_steps", ("explain", "ECO-01", "城关镇", "--month", "2022-06")),
        ("cells", ("backtest", "--from", "2022-01", "--to", "2022-06")),
    ],
)
def test_a_warehouse_of_an_older_edition_is_said_in_one_sentence(
    home: Home, tmp_path: Path, lost: str, command: tuple[str, ...]
):
    old = Home(tmp_path)
    shutil.copytree(home.catalog, old.catalog)
    old.warehouse.parent.mkdir(parents=True)
    shutil.copy(home.warehouse, old.warehouse)
    with duckdb.connect(str(old.warehouse)) as connection:
        connection.execute(f"drop table {lost} cascade")
    done = call(*command, "--home", old.root)

    assert done.returncode == 2
    assert "older edition" in done.stderr
    assert len(done.stderr.splitlines()) == 1
