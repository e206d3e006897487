"""Secrets of servers and robots come from the environment, and from nowhere else."""

from pathlib import Path

import pytest

from flows.errors import DeclarationError
from flows.paths import Home
from flows.settings import load_settings

ROBOT = '[robots.county]\nchannel = "dingtalk"\n'


def settings(folder: Path, text: str):
    (folder / "settings.toml").write_text(text, "utf-8")
    return load_settings(Home(folder))


def test_a_robots_key_and_secret_come_from_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_ROBOTS__COUNTY__KEY", "key-1")
    monkeypatch.setenv("XIANJIE_ROBOTS__COUNTY__SECRET", "SEC-2")

    robot = settings(tmp_path, ROBOT).robots["county"]

    assert (robot.channel, robot.key.get_secret_value()) == ("dingtalk", "key-1")
    assert robot.secret.get_secret_value() == "SEC-2"
    assert "SEC-2" not in repr(robot)


@pytest.mark.parametrize(
    ("text", "place", "variable"),
    [
        ('[smtp]\npassword = "x"', r"smtp\.password", "XIANJIE_SMTP__PASSWORD"),
        ('[imap]\npassword = "x"', r"imap\.password", "XIANJIE_IMAP__PASSWORD"),
        (f'{ROBOT}key = "x"', r"robots\.county\.key", "XIANJIE_ROBOTS__COUNTY__KEY"),
        (f'{ROBOT}secret = "x"', r"robots\.county\.secret", "XIANJIE_ROBOTS__COUNTY__SECRET"),
    ],
)
def test_a_secret_in_the_file_stops_the_run(tmp_path: Path, text: str, place: str, variable: str):
    with pytest.raises(DeclarationError, match=f"{place} does not belong in a file.*{variable}"):
        settings(tmp_path, text)


@pytest.mark.parametrize(
    "text",
    [
        '[robots.county]\nchannel = "other"\n',
        '[robots.County]\nchannel = "wecom"\n',
        f'{ROBOT}url = "http://example.org/send"\n',
    ],
)
def test_a_robot_that_cannot_be_called_safely_stops_the_run(tmp_path: Path, text: str):
    with pytest.raises(DeclarationError, match="robots"):
        settings(tmp_path, text)
