"""The lock that makes a run the only one, and how a command hands it to its flow."""

from pathlib import Path

import pytest

from flows.errors import RunLockedError
from flows.paths import Home
from flows.warehouse.lock import lock_for_flow, run_lock


def test_who_comes_second_is_refused_until_the_first_has_ended(tmp_path: Path):
    home = Home(tmp_path)
    with (
        run_lock(home),
        pytest.raises(RunLockedError, match="another run works in"),
        run_lock(home),
    ):
        pass
    with run_lock(home):
        pass


def test_a_lock_held_for_a_flow_lets_one_in_at_a_time(tmp_path: Path):
    home = Home(tmp_path)
    with lock_for_flow(home):
        for _month in range(2):
            with run_lock(home), pytest.raises(RunLockedError), run_lock(home):
                pass
    with run_lock(home):
        pass


def test_a_lock_held_for_a_flow_is_no_lock_of_another_folder(tmp_path: Path):
    with (
        run_lock(Home(tmp_path / "other")),
        lock_for_flow(Home(tmp_path / "home")),
        pytest.raises(RunLockedError),
        run_lock(Home(tmp_path / "other")),
    ):
        pass


def test_a_lock_may_be_held_for_the_runs_inside_a_command_that_holds_it(tmp_path: Path):
    home = Home(tmp_path)
    with lock_for_flow(home), lock_for_flow(home), run_lock(home):
        pass
    with run_lock(home):
        pass
