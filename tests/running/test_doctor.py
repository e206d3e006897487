"""The doctor looks at the installation and names what is wrong."""

import shutil
from pathlib import Path

from flows.paths import PROJECT, Home
from tests.commands.command_line import call


def test_a_broken_setting_ends_with_3(tmp_path: Path):
    (tmp_path / "settings.toml").write_text("[schedule]\nday = 99\n", "utf-8")
    shutil.copytree(PROJECT / "data" / "catalog", tmp_path / "catalog")
    done = call("doctor", "--home", tmp_path)

    assert done.returncode == 3
    assert "schedule.day" in done.stdout


def test_the_doctor_finds_this_installation_fit(home: Home):
    done = call("doctor", "--home", home.root)

    assert done.returncode == 0, done.stdout
    assert "FAIL" not in done.stdout
