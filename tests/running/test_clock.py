"""A run reports its stages and its end to whoever watches."""

import pytest

from flows.running.clock import Clock, watched_by
from flows.running.summary import RunSummary


class Notes:
    def __init__(self) -> None:
        self.seen: list[tuple[object, ...]] = []

    def show_stage(self, period: str, name: str, done: int, total: int) -> None:
        self.seen.append((period, name, done, total))

    def show_month(self, summary: RunSummary) -> None:
        self.seen.append((summary.period, "ended"))


def test_a_watcher_sees_stages_parts_and_the_end():
    notes = Notes()
    with watched_by(notes):
        clock = Clock("2022-06")
        with clock.stage("read"):
            assert clock.gather("read", [lambda: [1, 2], lambda: [3]], [4, 2]) == [1, 2, 3]
        clock.end(RunSummary("one", "2022-06"))

    assert notes.seen == [
        ("2022-06", "read", 0, 1),
        ("2022-06", "read", 4, 6),
        ("2022-06", "read", 6, 6),
        ("2022-06", "read", 1, 1),
        ("2022-06", "ended"),
    ]
    assert list(clock.seconds) == ["read"]


def test_without_a_watcher_a_run_is_silent(capsys: pytest.CaptureFixture[str]):
    with Clock("2022-06").stage("read"):
        pass

    assert capsys.readouterr() == ("", "")
