"""The command line: every command answers, and its exit code says how it went."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.paths import PROJECT, Home
from flows.simulate.demo import prepare_demo
from tests.story.months import run_month

SAMPLE = PROJECT / "tests" / "samples" / "raw" / "2022-06"
GOOD = SAMPLE / "6月冷水镇乡村社会治理情况表.xls"
BAD = SAMPLE / "6月卡子镇农村人居环境整治月报表.xlsx"


def call(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from flows.commands.main import main; main()"]
    return subprocess.run(
        [*command, *(str(argument) for argument in arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        env=os.environ | {"PYTHONIOENCODING": "utf-8"} | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    home = Home(tmp_path_factory.mktemp("cli"))
    prepare_demo(home, 1)
    run_month(home, "2022-06")
    return home


COMMANDS = [
    (),
    *(
        (name,)
        for name in (
            "run",
            "backfill",
            "demo",
            "check",
            "tidy",
            "templates",
            "status",
            "sql",
            "doctor",
            "serve",
        )
    ),
    ("catalog", "check"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(command: tuple[str, ...]):
    done = call(*command, "--help")

    assert done.returncode == 0
    assert "Usage" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("run",),
        ("run", "--month", "2022-13"),
        ("run", "--month", "June"),
        ("nonsense",),
        ("check", "nowhere.xlsx"),
        ("templates", "--out", "x"),
        ("sql", "select 1", "--format", "xml"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]):
    done = call(*arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_missing_catalogue_ends_with_3_and_one_sentence(tmp_path: Path):
    done = call("catalog", "check", "--home", tmp_path)

    assert done.returncode == 3
    assert done.stderr.startswith("xianjie: 目录库不存在")
    assert "Traceback" not in done.stderr


def test_a_broken_setting_ends_with_3(tmp_path: Path):
    (tmp_path / "settings.toml").write_text("[schedule]\nday = 99\n", "utf-8")
    shutil.copytree(PROJECT / "data" / "catalog", tmp_path / "catalog")
    done = call("doctor", "--home", tmp_path)

    assert done.returncode == 3
    assert "schedule.day" in done.stdout


def test_the_catalogue_of_the_checkout_is_good():
    done = call("catalog", "check")

    assert (done.returncode, done.stderr) == (0, "")
    assert "262 indicators" in done.stdout


def test_the_doctor_finds_this_installation_fit(home: Home):
    done = call("doctor", "--home", home.root)

    assert done.returncode == 0, done.stdout
    assert "FAIL" not in done.stdout


def test_check_tells_a_clerk_what_to_correct_and_loads_nothing(home: Home):
    before = home.warehouse.read_bytes()
    done = call("check", BAD, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 1
    assert "【必须改正】文件“6月卡子镇农村人居环境整治月报表.xlsx”" in done.stdout
    assert "“青龙观村”不是卡子镇的村（社区）" in done.stdout
    assert home.warehouse.read_bytes() == before


def test_check_of_a_good_file_says_so():
    done = call("check", GOOD, "--month", "2022-06")

    assert (done.returncode, done.stdout.strip()) == (0, "未发现问题，可以报送。")


def test_check_as_json_is_machine_readable():
    done = call("check", BAD, "--month", "2022-06", "--json")
    findings = json.loads(done.stdout)

    assert {"code", "severity", "file", "sheet", "cell", "message"} <= set(findings[0])


def test_tidy_writes_a_row_per_data_cell(tmp_path: Path):
    done = call("tidy", GOOD, "--out", tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()

    assert done.returncode == 0
    assert lines[0] == "sheet,cell,row_label,column_label,value"
    assert len(lines) > 20


def test_tidy_of_a_file_without_data_says_so(tmp_path: Path):
    (tmp_path / "a.csv").write_text("标题\n", "utf-8")
    done = call("tidy", tmp_path / "a.csv")

    assert done.returncode == 1
    assert "没有数据" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("form", "expected"), [("csv", "a\n1\n"), ("json", '[{"a":1}]\n')])
def test_sql_answers_in_the_form_asked_for(home: Home, form: str, expected: str):
    done = call("sql", "select 1 as a", "--home", home.root, "--format", form)

    assert (done.returncode, done.stdout) == (0, expected)


@pytest.mark.parametrize(
    "query",
    [
        "delete from observations",
        "create table x (a int)",
        "copy observations to 'x.csv'",
        "select * from read_csv('pyproject.toml')",
        "attach 'x.duckdb'",
        "set enable_external_access = true",
    ],
)
def test_sql_can_only_read_the_published_tables(home: Home, query: str):
    done = call("sql", query, "--home", home.root)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_status_shows_who_is_missing(home: Home):
    done = call("status", "--month", "2022-06", "--home", home.root, "--json")
    rows = json.loads(done.stdout)

    assert {row["status"] for row in rows if row["reporter"] == "麻虎镇"} == {"missing"}
    assert {row["status"] for row in rows if row["reporter"] == "城关镇"} == {"accepted"}


def test_templates_are_written_for_every_reporter(home: Home, tmp_path: Path):
    done = call("templates", "--month", "2022-05", "--out", tmp_path, "--home", home.root)

    assert done.returncode == 0
    assert len(list(tmp_path.rglob("*.xlsx"))) == 48


def test_nothing_published_is_said_plainly(tmp_path: Path):
    done = call("sql", "select 1", "--home", tmp_path)

    assert done.returncode == 2
    assert "nothing is published" in done.stderr


def test_an_accepted_alias_is_read_by_the_next_run(home: Home):
    arguments = ("清风大社区", "610929100002", "--author", "县乡村振兴局", "--home", home.root)
    done = call("alias", "add", *arguments)
    again = call("alias", "add", *arguments)
    sheet = home.root / "alias.csv"
    sheet.write_text(
        "白河县城关镇农村人居环境整治月报表（2022年6月）,\n村（社区）,自然村总数\n清风大社区,5\n",
        "utf-8",
    )
    checked = call("check", sheet, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 0
    assert again.returncode == 2
    assert "清风大社区" not in checked.stdout


def test_a_letters_answer_is_recorded_and_published(home: Home):
    numbers = call(
        "sql",
        "select number from letters order by length(number), number limit 1",
        "--home",
        home.root,
        "--format",
        "json",
    )
    number = json.loads(numbers.stdout)[0]["number"]
    done = call("letters", "answer", number, "已整改", "--on", "2022-07-08", "--home", home.root)
    row = call(
        "sql",
        f"select answer from letters where number = '{number}'",
        "--home",
        home.root,
        "--format",
        "json",
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(row.stdout) == [{"answer": "已整改"}]
    assert number in call("letters", "list", "--home", home.root).stdout


def test_an_answer_to_no_letter_is_wrong_usage(home: Home):
    done = call("letters", "answer", "1号", "x", "--on", "2022-07-08", "--home", home.root)

    assert done.returncode == 2


def test_sending_without_a_mail_server_stops_before_anything_is_done(home: Home):
    done = call("run", "--month", "2022-06", "--send", "--home", home.root)

    assert done.returncode == 3
    assert "mail server" in done.stderr
