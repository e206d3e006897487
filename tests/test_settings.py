"""Settings come from the home folder's file and the environment; mistakes are named."""

from pathlib import Path

import pytest

from flows.errors import DeclarationError, UsageError
from flows.paths import Home
from flows.settings import find_home, load_settings


def test_defaults_need_no_file(tmp_path: Path):
    settings = load_settings(Home(tmp_path))

    assert settings.schedule.day == 6
    assert settings.limits.seconds == 30.0
    assert settings.smtp.host == ""


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "settings.toml").write_text(
        'office = "县委办"\n[smtp]\nhost = "mail.example.org"\nport = 25\n', "utf-8"
    )
    monkeypatch.setenv("XIANJIE_SMTP__PORT", "587")
    monkeypatch.setenv("XIANJIE_SMTP__PASSWORD", "secret")

    settings = load_settings(Home(tmp_path))

    assert (settings.office, settings.smtp.host, settings.smtp.port) == (
        "县委办",
        "mail.example.org",
        587,
    )
    assert settings.smtp.password.get_secret_value() == "secret"
    assert "secret" not in repr(settings)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[schedule]\nday = 31\n", "schedule.day"),
        ('colour = "red"\n', "colour"),
        ("[smtp]\nsecurity = 'ssl'\n", "smtp.security"),
        ("[smtp]\nsecurity = 'none'\nuser = 'office'\n", "allow_login_in_clear"),
        ("this is no toml", "settings file"),
    ],
)
def test_a_broken_setting_stops_with_its_name(tmp_path: Path, text: str, problem: str):
    (tmp_path / "settings.toml").write_text(text, "utf-8")

    with pytest.raises(DeclarationError, match=problem):
        load_settings(Home(tmp_path))


def test_a_login_in_clear_is_allowed_by_name(tmp_path: Path):
    (tmp_path / "settings.toml").write_text(
        "[smtp]\nsecurity = 'none'\nuser = 'office'\nallow_login_in_clear = true\n", "utf-8"
    )

    assert load_settings(Home(tmp_path)).smtp.user == "office"


def test_a_password_in_the_file_stops_with_the_variable_to_set(tmp_path: Path):
    (tmp_path / "settings.toml").write_text("[smtp]\npassword = 'secret'\n", "utf-8")

    with pytest.raises(DeclarationError, match="XIANJIE_SMTP__PASSWORD") as error:
        load_settings(Home(tmp_path))
    assert "secret" not in str(error.value)


def test_the_home_folder_is_the_argument_else_the_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("XIANJIE_HOME", str(tmp_path))

    assert find_home(None).root == tmp_path
    assert find_home(tmp_path / "other").root == tmp_path / "other"


@pytest.mark.parametrize(("catalog", "home"), [("data/catalog", "data"), ("catalog", ".")])
def test_else_the_folder_with_a_catalog_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalog: str, home: str
):
    monkeypatch.delenv("XIANJIE_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / catalog).mkdir(parents=True)

    assert find_home(None).root == (tmp_path / home).resolve()


def test_without_any_county_folder_the_error_says_what_to_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("XIANJIE_HOME", raising=False)
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UsageError, match="give --home DIR or set XIANJIE_HOME"):
        find_home(None)
