"""Commands that read files and load nothing."""

import json
from pathlib import Path

from flows.paths import Home
from tests.commands.command_line import BAD, GOOD, call


def test_check_tells_a_clerk_what_to_correct_and_loads_nothing(home: Home):
    before = home.warehouse.read_bytes()
    done = call("check", BAD, "--month", "2022-06", "--home", home.root)

    assert done.returncode == 1
    assert "【必须改正】文件“6月卡子镇农村人居环境整治月报表.xlsx”" in done.stdout
    assert "“青龙观村”不是卡子镇的村（社区）" in done.stdout
    assert home.warehouse.read_bytes() == before


def test_check_of_a_good_file_says_so():
    done = call("check", GOOD, "--month", "2022-06")

    assert done.returncode == 0
    assert done.stdout.splitlines()[0] == "Nothing found; the files can be sent."
    assert "0 numbers not read" in done.stdout.splitlines()[1]


def test_check_reads_a_bare_share_as_percent_where_the_last_months_say_so(
    home: Home, tmp_path: Path
):
    """As the run of the month does: its form has no other share in this column."""
    lines = [
        "国网白河县供电公司有效衔接重点指标进度表（2022年7月）",
        "序号,指标名称,单位,本年累计",
        "1,水毁线路设备处数,处,70",
        "2,供电可靠率,%,0.785",
    ]
    file = tmp_path / "供电公司.csv"
    file.write_text("\n".join(lines), "utf-8")
    done = call("check", file, "--month", "2022-07", "--home", home.root, "--json")
    found = {one["code"]: one["message"] for one in json.loads(done.stdout)}

    assert found["value_percent_scale"] == (
        "文件“供电公司.csv”，单元格D4：填的是0.785，同列或以往均按百分数填报，已按78.5%读取；"
        "读取无误的，请说明；确为0.785%的，请写成“0.785%”后重新报送。"
    )


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
    assert "holds no data cells" in done.stderr
    assert done.stdout == ""


def test_templates_are_written_for_every_reporter(home: Home, tmp_path: Path):
    done = call("templates", "--month", "2022-05", "--out", tmp_path, "--home", home.root)

    assert done.returncode == 0
    assert len(list(tmp_path.rglob("*.xlsx"))) == 48
