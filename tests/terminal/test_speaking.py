"""Help and errors in the language that XIANJIE_LANG or the locale names."""

import re

import pytest
import typer
from typer.core import TyperGroup

from flows.commands.main import app
from flows.terminal.speaking import commands_of, speaking_command
from tests.commands.command_line import call

PATHS = [path for path, _ in commands_of(typer.main.get_command(app))]  # type: ignore[arg-type]
LATIN_WORDS = re.compile(
    r"\b(Usage|Show|Write|Folder|Month|First|Options|Commands|Arguments|required)\b"
)
#: What Typer calls the kinds of values of options and arguments.
KINDS = re.compile(r"<(str|int|path|file|bool|list|int range)\b")


@pytest.fixture
def in_chinese(monkeypatch: pytest.MonkeyPatch) -> TyperGroup:
    monkeypatch.setenv("XIANJIE_LANG", "zh")
    return speaking_command(app)


@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_no_help_text_is_left_in_english(
    in_chinese: TyperGroup, path: tuple[str, ...], capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit) as end:
        in_chinese([*path, "--help"], prog_name="xianjie")
    shown = capsys.readouterr().out

    assert end.value.code == 0
    assert "选项" in shown
    assert not LATIN_WORDS.search(shown)
    assert not KINDS.search(shown)


def test_help_follows_the_variable_before_the_locale():
    english = call("run", "--help", XIANJIE_LANG="en", LC_ALL="zh_CN.UTF-8").stdout
    chinese = call("run", "--help", XIANJIE_LANG="", LC_ALL="zh_CN.UTF-8").stdout

    assert "Run the monthly job of one month." in english
    assert "运行一个月的月度任务。" in chinese


def test_an_error_is_in_the_language_of_the_terminal(tmp_path):
    told = {
        language: call("status", "--month", "6", "--home", tmp_path, XIANJIE_LANG=language)
        for language in ("en", "zh")
    }

    assert told["en"].stderr == "xianjie: '6' is not a month; write it as YYYY-MM\n"
    assert told["zh"].stderr == "xianjie: “6”不是月份，请写成 YYYY-MM\n"
    assert told["zh"].returncode == 2
