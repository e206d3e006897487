"""`xianjie --help` groups the commands by purpose, one line each, in both languages."""

from collections import Counter

import pytest
import typer
from rich.cells import cell_len
from typer.core import TyperGroup

from flows.commands.main import app
from flows.terminal.command_purposes import PURPOSES
from flows.terminal.speaking import speaking_command

WIDTH = 80
TITLES = {
    "en": (
        "Every month",
        "Warnings and letters",
        "Quarter, half-year and year",
        "Declarations and targets",
        "Analysis",
        "Operation",
    ),
    "zh": ("每月工作", "预警与督办", "季度、半年、年度", "目录与目标", "分析", "运维"),
}


def help_of(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> list[str]:
    monkeypatch.setenv("XIANJIE_LANG", language)
    monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", WIDTH)
    with pytest.raises(SystemExit):
        speaking_command(app)(["--help"], prog_name="xianjie")
    return capsys.readouterr().out.splitlines()


def test_every_command_has_one_purpose():
    root = typer.main.get_command(app)

    assert isinstance(root, TyperGroup)
    assert Counter(name for names in PURPOSES.values() for name in names) == Counter(
        list(root.commands)
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_commands_stand_below_their_purpose_in_order(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    shown = help_of(language, monkeypatch, capsys)
    panels = [line.strip("╭─╮ ") for line in shown if line.startswith("╭")]
    first_words = [line.strip("│ ").split(" ")[0] for line in shown if line.startswith("│ ")]

    assert tuple(panels[1:]) == TITLES[language]
    commands = [name for names in PURPOSES.values() for name in names]
    assert first_words[-len(commands) :] == commands


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_command_is_one_line_and_the_frame_is_straight(
    language: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    framed = [line for line in help_of(language, monkeypatch, capsys) if line[:1] in "╭│╰" if line]

    assert {cell_len(line) for line in framed} == {WIDTH}
    assert not [line for line in framed if line.startswith("│    ") or "…" in line]
