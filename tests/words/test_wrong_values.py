"""A wrong setting is told with its key, its line and what is expected, in one language."""

from pathlib import Path

import pytest

from flows.errors import DeclarationError
from flows.paths import Home
from flows.settings import load_settings
from flows.words.wrong_values import line_of

TEXT = """\
office = "县农业农村局"
keep_publishd = 3

[schedule]
day = 31
hour = "早上"

[smtp]
security = "ssl"
host = ["a"]
"""


def told(folder: Path, text: str) -> str:
    (folder / "settings.toml").write_text(text, "utf-8")
    with pytest.raises(DeclarationError) as error:
        load_settings(Home(folder))
    return str(error.value)


def test_every_wrong_setting_has_its_line_in_chinese(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XIANJIE_LANG", "zh")

    sentences = (
        told(tmp_path, TEXT).removeprefix("设置（settings.toml 或 XIANJIE_*）：").split("；")
    )

    assert sorted(sentences) == [
        "keep_publishd（第 2 行）：没有这一项，请核对写法",
        "schedule.day（第 5 行）：“31”应不大于 28",
        "schedule.hour（第 6 行）：“早上”不是整数",
        "smtp.host（第 10 行）：“['a']”应为文字",
        "smtp.security（第 9 行）：“ssl”应为下列之一：tls、starttls、none",
    ]


def test_the_same_in_english(tmp_path: Path):
    assert told(tmp_path, "[schedule]\nday = 31\n") == (
        "settings (settings.toml or XIANJIE_*): schedule.day (line 2): 31 is more than 28"
    )


def test_a_value_of_the_environment_is_named_by_its_variable(tmp_path: Path, monkeypatch):
    monkeypatch.setenv("XIANJIE_SCHEDULE__DAY", "31")

    assert told(tmp_path, "[schedule]\nday = 6\n").endswith(
        "schedule.day (variable XIANJIE_SCHEDULE__DAY): 31 is more than 28"
    )


@pytest.mark.parametrize(
    ("keys", "line"),
    [
        (["office"], 1),
        (["schedule", "day"], 5),
        (["schedule", "grace_hours"], 4),
        (["imap"], 0),
    ],
)
def test_a_key_is_found_by_its_table(keys: list[str], line: int):
    assert line_of(keys, TEXT) == line


def test_a_key_is_found_in_one_line_and_below_another_in_yaml():
    text = "deductions: {late: 1, most: 2}\nletters:\n  copies: 3\nspot_checks.share: 1\n"

    assert line_of(["deductions", "most"], text) == 1
    assert line_of(["letters", "copies"], text) == 3
    assert line_of(["spot_checks", "share"], text) == 4
