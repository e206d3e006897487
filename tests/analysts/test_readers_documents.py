"""The handbooks of clerks and officers: their commands run in order, their words are the program's.

The month's work is done as the page has it, in the folder above `data/`, with a real mail server.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from flows.paths import PROJECT, Home
from flows.running.checking import issue_templates
from flows.simulate.demo import prepare_demo
from flows.wording import CLASS_NAMES, FINDING_NAMES
from tests.alert.server import Inbox, serving

DOCS = PROJECT / "docs"
CLERKS = (DOCS / "clerks.md").read_text("utf-8")
OFFICERS = (DOCS / "officers.md").read_text("utf-8")
#: Needs a mailbox; tests/mail_in runs it against one.
ELSEWHERE = "xianjie fetch-mail"
#: All letters are drafts, so that the month that has no history has one to release.
POLICY = "letters:\n  needs_release: [1, 2, 3]\n"


def commands_of(page: str) -> list[str]:
    """Return the lines of console blocks in order, then what stands whole in the text."""
    blocks = re.findall(r"^```console\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    whole = [span for span in re.findall(r"`(xianjie [^`]+)`", page) if " --" in span]
    return [line for line in dict.fromkeys([*lines, *whole]) if not line.startswith(ELSEWHERE)]


COMMANDS = list(dict.fromkeys([*commands_of(OFFICERS), *commands_of(CLERKS)]))


def run_line(line: str, place: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from flows.commands.main import main; main()"]
    inherited = {name: value for name, value in os.environ.items() if name != "XIANJIE_HOME"}
    own = {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8", "XIANJIE_LANG": "zh"}
    return subprocess.run(
        [*program, *shlex.split(line)[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=place,
        env=inherited | own | environment,
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder above `data/`, with one month's inbox and a report to look at."""
    folder = tmp_path_factory.mktemp("officer")
    home = Home(folder / "data")
    (period,) = prepare_demo(home, 1)
    policy = home.catalog / "policy.yml"
    kept = policy.read_text("utf-8") if policy.exists() else ""
    assert "letters:" not in kept
    policy.write_text(kept + POLICY, "utf-8")
    report = next(home.raw(period).rglob("*.xlsx"))
    shutil.copyfile(report, folder / "报表.xlsx")
    return folder


@pytest.fixture(scope="module")
def done(place: Path) -> dict[str, subprocess.CompletedProcess[str]]:
    """Return what each command did, one after the other."""
    inbox = Inbox()
    with serving(inbox) as server:
        smtp = {
            "XIANJIE_SMTP__HOST": server.host,
            "XIANJIE_SMTP__PORT": str(server.port),
            "XIANJIE_SMTP__SECURITY": "none",
            "XIANJIE_SMTP__SENDER": "office@example.org",
        }
        found = {line: run_line(line, place, **smtp) for line in COMMANDS}
    (place / "mails.txt").write_text(str(len(inbox.mails)), "utf-8")
    return found


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_of_the_handbooks_does_its_work(
    line: str, done: dict[str, subprocess.CompletedProcess[str]]
):
    assert done[line].returncode in (0, 1), done[line].stdout + done[line].stderr
    assert "Traceback" not in done[line].stderr


def test_the_months_work_leaves_what_the_page_names(
    place: Path, done: dict[str, subprocess.CompletedProcess[str]]
):
    reports = place / "data" / "reports" / "2022-06"

    for name in ("returned", "index.html", "warnings.xlsx", "bulletin.docx", "letters"):
        assert (reports / name).exists()
    assert (place / "备份-2022-06.duckdb").is_file()
    assert int((place / "mails.txt").read_text("utf-8")) > 0
    listed = run_line("xianjie letters list", place).stdout
    answered = next(line for line in listed.splitlines() if "〔2022〕1号" in line)
    assert "2022-07-13" in answered
    assert "2022-08-10" in answered


def test_the_problems_in_the_clerks_table_are_called_as_in_the_list():
    table = CLERKS.split("## 常见问题")[1]
    named = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", table, re.MULTILINE)[1:]

    assert len(named) > 10
    assert set(named) <= {"---", *FINDING_NAMES.values()}


def test_the_three_classes_are_those_of_the_returned_list():
    table = CLERKS.split("## 退回的工作簿怎么看")[1].split("##")[0]
    classes = re.findall(r"^\| (?:红色|黄色|浅黄) \| ([^|]+) \|", table, re.MULTILINE)

    assert classes == list(CLASS_NAMES.values())


def test_what_is_said_of_templates_is_what_their_sheet_says(place: Path, tmp_path: Path):
    home = Home(place / "data")
    files = issue_templates(home, tmp_path, "2022-06", None)
    book = openpyxl.load_workbook(next(file for file in files if "人居环境" in file.name))
    rules = "".join(
        str(row[0]) for row in book["填表说明"].iter_rows(values_only=True) if row[0] is not None
    )

    for said in ("只填白色单元格", "确实为零的填 0", "其中项不得大于总数", "另存为 xlsx"):
        assert said in rules
    for said in ("只填白色单元格", "确实为零的填 **0**", "其中项大于总数", "另存为 xlsx"):
        assert said in CLERKS


def test_every_picture_is_there_and_small():
    for page in (CLERKS, OFFICERS):
        pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page)
        assert len(pictures) >= 3
        for picture in pictures:
            assert (DOCS / picture).stat().st_size <= 150_000, picture
