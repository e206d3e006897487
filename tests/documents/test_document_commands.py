"""Every command of the documents runs in one small county; what cannot is declared with why."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.alert.ledger import begin_sending
from flows.paths import PROJECT, Home
from flows.report.letters.letter_ledger import all_letters
from flows.simulate.correspondence import answer_letters
from flows.simulate.demo import prepare_demo
from flows.warehouse.open import open_working
from tests.alert.server import Inbox, mail, serving
from tests.commands.command_line import GOOD
from tests.documents.commands_of_pages import NOT_HERE, PageCommand, filled, page_commands
from tests.story.months import run_month
from tests.test_documents import options_of

COMMANDS = page_commands()
RUN_HERE = {filled(one.text): one for one in COMMANDS if not one.why_not}
SERIES = PROJECT / "tests" / "assess" / "data" / "progress" / "growth_ratio.csv"
#: What must have been done before, by the beginning of a command.
BEFORE = {
    "xianjie sample report": "xianjie sample draw --half 2022H1",
    "xianjie unlock --month 2022-05": "xianjie lock --month 2022-05",
    "xianjie unlock --month 2022-06": "xianjie lock --month 2022-06",
}
UNCLEAR = mail()


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Three months: a year's last, and two in a row; May's letters are dealt with."""
    home = Home(tmp_path_factory.mktemp("documents") / "county")
    home.root.mkdir()
    prepare_demo(home, 7)
    for period in ("2021-12", "2022-05", "2022-06"):
        run_month(home, period)
        if period == "2022-05":
            answer_letters(home, period, seed=7)
    return home


@pytest.fixture(scope="module")
def numbers(county: Home) -> dict[str, str]:
    """Return a draft's number to release, and one of an issued letter for everything else."""
    with open_working(county) as connection:
        letters = all_letters(connection)
    draft = next(one.number for one in letters if one.is_draft and one.level == 2)
    issued = next(one.number for one in letters if not one.is_draft and not one.is_answered)
    return {"release": draft, "": issued}


@pytest.fixture(scope="module")
def post() -> Iterator[dict[str, str]]:
    """Return the settings of a mail server on this machine."""
    with serving(Inbox()) as server:
        yield {
            "XIANJIE_SMTP__HOST": server.host,
            "XIANJIE_SMTP__PORT": str(server.port),
            "XIANJIE_SMTP__SECURITY": "none",
            "XIANJIE_SMTP__SENDER": "xianjie@example.org",
        }


@pytest.fixture
def place(county: Home, tmp_path: Path) -> Path:
    """Return a folder with a copy of the county and with what the pages name as being there."""
    for name in ("county", "counties/a"):
        shutil.copytree(county.root, tmp_path / name)
    shutil.copy(county.catalog / "policy.yml", tmp_path / "strict.yml")
    (tmp_path / "list.csv").write_text(
        "统计用区划代码,名称\n530999100000,甲镇\n530999100200,甲村委会\n", "utf-8"
    )
    return tmp_path


def words_of(command: str, place: Path, numbers: dict[str, str]) -> list[str]:
    """Return a command's words behind `xianjie`, with files, letters and globs of the place."""
    words = shlex.split(command)[1:]
    kind = words[1] if words[0] == "letters" and len(words) > 1 else ""
    number = numbers["release" if kind == "release" else ""]
    stands = {
        "FILE": file_for(words, place),
        "LIST": str(place / "list.csv"),
        "ID": UNCLEAR.message_id,
        "NUMBER": number,
        "白衔函〔2022〕1号": number,
    }
    return [
        text
        for word in words
        for text in (
            sorted(map(str, place.glob(word))) if word == "counties/*" else [stands.get(word, word)]
        )
    ]


def file_for(words: list[str], place: Path) -> str:
    """Return the file that a command reads or writes."""
    known = {
        "progress": SERIES,
        "restore": place / "county" / "warehouse" / "xianjie.duckdb",
        "backup": place / "backup.duckdb",
    }
    return str(known.get(words[0], GOOD))


def call(words: list[str], place: Path, post: dict[str, str]) -> subprocess.CompletedProcess[str]:
    home = {"XIANJIE_HOME": str(place / "county")}
    return subprocess.run(
        [sys.executable, "-c", "from flows.commands.main import main; main()", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=place,
        env=os.environ | home | post | {"PYTHONPATH": str(PROJECT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )


@pytest.mark.parametrize("command", sorted(RUN_HERE), ids=lambda command: command[8:])
def test_a_command_of_a_page_runs(
    command: str, place: Path, numbers: dict[str, str], post: dict[str, str]
):
    if command.startswith("xianjie mails"):
        with open_working(Home(place / "county")) as connection:
            begin_sending(connection, UNCLEAR, UNCLEAR.addresses)
    first = next((text for begin, text in BEFORE.items() if command.startswith(begin)), "")
    if first:
        before = call(words_of(first, place, numbers), place, post)
        assert before.returncode == 0, before.stderr

    done = call(words_of(command, place, numbers), place, post)

    assert done.returncode in (0, 1), f"{RUN_HERE[command].page}: {done.stderr}"
    assert "Traceback" not in done.stderr
    assert done.stdout.strip()


def test_what_cannot_run_here_is_on_a_page_and_all_other_commands_are_the_programs():
    texts = [one.text for one in COMMANDS]
    idle = [begin for begin in NOT_HERE if not any(text.startswith(begin) for text in texts)]
    odd = [one.text for one in COMMANDS if not one.why_not and not one.text.startswith("xianjie ")]

    assert (idle, odd) == ([], [])


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.why_not], ids=lambda one: one.text[:40]
)
def test_a_command_that_cannot_run_here_exists_with_its_options(command: PageCommand):
    for called in re.findall(r"\bxianjie(?:\.exe)? ([a-z][^\"]*)", command.text):
        words = called.split()
        named = {word.strip("[]") for word in words if word.strip("[").startswith("--")}
        assert options_of(words) != options_of([]), f"no such command: {command.text}"
        assert named <= options_of(words), command.text
