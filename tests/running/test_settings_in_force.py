"""Every setting with its source; no secret is shown."""

from pathlib import Path

import pytest

from flows.paths import Home
from flows.running.settings_in_force import SettingLine, settings_in_force


def test_each_value_says_where_it_comes_from(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    text = 'office = "县委办"\n[smtp]\nhost = "mail.example.org"\nport = 25\n'
    (tmp_path / "settings.toml").write_text(text, "utf-8")
    monkeypatch.setenv("XIANJIE_SMTP__PORT", "587")
    monkeypatch.setenv("XIANJIE_SMTP__PASSWORD", "geheim")
    monkeypatch.setenv("XIANJIE_ROBOTS__LEAD__KEY", "schluessel")
    monkeypatch.setenv("XIANJIE_ROBOTS__LEAD__CHANNEL", "wecom")
    lines = {line.key: line for line in settings_in_force(Home(tmp_path))}

    assert lines["office"] == SettingLine("office", "县委办", "file")
    assert lines["smtp.host"] == SettingLine("smtp.host", "mail.example.org", "file")
    assert lines["smtp.port"] == SettingLine("smtp.port", "587", "variable")
    assert lines["smtp.password"] == SettingLine("smtp.password", "******", "variable")
    assert lines["imap.password"] == SettingLine("imap.password", "", "default")
    assert lines["pdf"] == SettingLine("pdf", "true", "default")
    assert lines["schedule.day"] == SettingLine("schedule.day", "6", "default")
    shown = " ".join(f"{line.key} {line.value}" for line in lines.values())
    assert "geheim" not in shown
    assert "schluessel" not in shown
