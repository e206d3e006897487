"""The READMEs are true: their commands exist and run, and both say the same."""

import re
import shlex
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from flows.commands.main import app
from flows.commands.read_only import read_app
from flows.paths import PROJECT, Home
from flows.running.summary import RunSummary
from flows.simulate.demo import prepare_demo
from flows.terminal.run_end import leading_lines
from tests.story.months import run_month

READMES = ("README.md", "README.zh-CN.md")
#: Commands whose running is the subject of other tests, or of CI itself.
ELSEWHERE = (
    "xianjie demo",
    "xianjie province",
    "xianjie fetch-mail",
    "xianjie serve",
    "xianjie run",
    "xianjie backfill",
    "xianjie alias",
    "xianjie targets",
    "xianjie init",
    "xianjie progress",
    "xianjie quarterly",
    "xianjie annual",
    "xianjie backup",
    "xianjie restore",
    "xianjie rebuild",
    "xianjie prune",
    "xianjie approve",
    "xianjie lock",
    "xianjie settings",
    "xianjie overdue",
)
#: One month alone has no warnings of the higher levels and no letters: the demo has.
WARNINGS_OF_THE_DEMO = {"level 1": 102, "level 2": 31, "level 3": 33}


def blocks_of(name: str) -> list[str]:
    text = (PROJECT / name).read_text("utf-8")
    return re.findall(r"^ *```console\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)


def commands_of(name: str) -> list[str]:
    lines = [line.strip() for block in blocks_of(name) for line in block.splitlines()]
    text = (PROJECT / name).read_text("utf-8")
    lines += re.findall(r"^\| `(xianjie [^`]+)` \|", text, re.MULTILINE)
    return [line for line in lines if line]


def test_both_readmes_have_the_same_commands_and_folders():
    assert commands_of(READMES[0]) == commands_of(READMES[1])
    headings = [
        len(re.findall(r"^## ", (PROJECT / name).read_text("utf-8"), re.MULTILINE))
        for name in READMES
    ]
    assert headings[0] == headings[1]


@pytest.mark.parametrize("target", ["demo", "test"])
def test_the_two_commands_are_make_targets(target: str):
    assert f"make {target}" in commands_of("README.md")
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    assert re.search(rf"^{target}: setup$", makefile, re.MULTILINE)


def test_the_plain_commands_are_what_make_does():
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    for command in commands_of("README.md"):
        if "pip install" in command:
            words = [word for word in shlex.split(command)[1:] if word.startswith("--")]
            assert all(word in makefile for word in words), command


def test_every_command_of_the_program_is_in_the_readme():
    named = {command.split()[1] for command in commands_of("README.md") if "xianjie " in command}
    commands = [*app.registered_commands, *read_app.registered_commands]
    own = {command.name or command.callback.__name__ for command in commands}

    assert own <= named


@pytest.fixture(scope="module")
def june(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, RunSummary]:
    home = Home(tmp_path_factory.mktemp("readme"))
    prepare_demo(home, 1)
    return home, run_month(home, "2022-06")


@pytest.fixture(scope="module")
def home(june: tuple[Home, RunSummary]) -> Home:
    return june[0]


@pytest.mark.parametrize(("name", "language"), [(READMES[0], "en"), (READMES[1], "zh")])
def test_the_end_of_a_run_is_shown_as_a_run_says_it(
    name: str, language: str, june: tuple[Home, RunSummary], monkeypatch: pytest.MonkeyPatch
):
    text = (PROJECT / name).read_text("utf-8")
    shown = re.search(r"```text\n(2022-06.*?)\n```", text, re.DOTALL)
    assert shown is not None
    monkeypatch.setenv("XIANJIE_LANG", language)
    said = leading_lines(replace(june[1], warnings=WARNINGS_OF_THE_DEMO, drafts=7))

    def without_figures(lines: list[str]) -> list[str]:
        return [re.sub(r"[\d.]+", "#", line) for line in lines if not re.match(r"\d\. ", line)]

    assert without_figures(shown[1].splitlines()) == without_figures(said)


@pytest.mark.parametrize(
    "command",
    [
        command
        for command in dict.fromkeys(commands_of("README.md"))
        if command.startswith("xianjie ") and not command.startswith(ELSEWHERE)
    ],
)
def test_a_command_of_the_readme_runs(command: str, home: Home, tmp_path: Path):
    sample = next((PROJECT / "tests" / "samples" / "raw" / "2022-06").glob("*.xls"))
    filled = command.replace("FILE", str(sample)).replace("DIR", str(tmp_path))
    filled = filled.replace("--home mycounty", "")
    words = shlex.split(filled)[1:]
    if words[0] != "tidy":
        words += ["--home", str(home.root)]
    done = subprocess.run(
        [sys.executable, "-c", "from flows.commands.main import main; main()", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=PROJECT,
        check=False,
    )

    assert done.returncode in (0, 1), done.stderr
    counters = done.stderr.startswith("39 data cells read") and words[0] == "tidy"
    assert done.stderr == "" or counters


def test_every_linked_file_exists():
    for name in READMES:
        for target in re.findall(r"\]\(([^)#]+)\)", (PROJECT / name).read_text("utf-8")):
            assert (PROJECT / target).exists(), f"{name}: {target}"
