"""The doctor looks at the installation and names what is wrong."""

import shutil
from pathlib import Path

from flows.paths import PROJECT, Home
from flows.running.doctor import examine
from flows.warehouse.lock import run_lock
from flows.warehouse.open import kept_open, open_working
from tests.commands.command_line import call
from tests.warehouse.small_home import make_home


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


def test_a_warehouse_that_a_run_keeps_open_is_not_said_to_be_damaged(tmp_path: Path):
    home = make_home(tmp_path, months=1)
    with run_lock(home), kept_open(home):
        with open_working(home):
            pass
        done = call("doctor", "--deep", "--home", home.root)
        seen = [check for check in examine(home, is_deep=True) if str(home.store) in check.detail]
        with open_working(home) as connection:
            assert connection.execute("select count(*) from letters").fetchall() == [(1,)]

    assert done.stdout.count("another run works in") == 2
    assert "damaged" not in done.stdout
    assert not [check for check in seen if "damaged" in check.detail]
