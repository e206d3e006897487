"""Every second of the main thread counts once, for the innermost label."""

import subprocess
import sys
import threading

import pytest

from tests.bench import timeline
from tests.bench.timeline import Seconds, Timeline


@pytest.fixture
def ticks(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Give each look at the clock one second more, and no processor time to anybody."""
    now = [0.0]

    def tick() -> float:
        now[0] += 1
        return now[0]

    monkeypatch.setattr(timeline.time, "monotonic", tick)
    monkeypatch.setattr(timeline.time, "process_time", lambda: 0.0)
    monkeypatch.setattr(timeline, "_helpers_seconds", lambda: 0.0)
    return now


def test_a_label_inside_another_takes_its_seconds_from_it(ticks: list[float]):
    line = Timeline("before", 0.0)
    with line.label("step"), line.label("part"):
        pass
    line.begin("after")
    line.note()

    assert set(line.spent) == {
        ("before",),
        ("before", "step"),
        ("before", "step", "part"),
        ("after",),
    }
    assert sum(line.spent.values(), Seconds()).clock == ticks[0]


def test_what_was_used_before_is_nobodys(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(timeline, "_helpers_seconds", lambda: 7.0)
    monkeypatch.setattr(timeline.time, "process_time", lambda: 3.0)
    line = Timeline("before")
    line.note()

    assert (line.spent["before",].own, line.spent["before",].helpers) == (0.0, 0.0)


def test_what_fails_ends_its_label(ticks: list[float]):
    line = Timeline("before", 0.0)

    def fail() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        line.labelled("step", fail)()
    line.note()

    assert list(line.spent) == [("before",), ("before", "step")]


def test_another_threads_work_is_a_span_and_takes_nothing_from_the_main_thread():
    line = Timeline("before")
    work = threading.Thread(target=line.labelled("loading", lambda: None))
    work.start()
    work.join()
    line.note()

    assert list(line.spent) == [("before",)]
    [span] = line.spans
    assert (span.label, span.is_beside) == ("loading", True)
    assert 0 <= span.begin <= span.end


def test_spans_end_with_what_is_before_the_first_month():
    line = Timeline("before")
    line.keeps_spans = False
    with line.label("step"):
        pass

    assert line.spans == []


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not list a process's own")
def test_a_living_process_and_one_that_has_ended_count_as_helpers():
    before = timeline._helpers_seconds()
    busy = "import time\nwhile time.process_time() < 0.1: pass\nprint('done', flush=True)\ninput()"
    with subprocess.Popen(
        [sys.executable, "-c", busy], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        alive = timeline._helpers_seconds()
        process.communicate("\n")
    ended = timeline._helpers_seconds()

    assert before + 0.08 < alive <= ended + 0.02
