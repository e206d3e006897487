"""Where the time of judging goes: processor time of one county, statement by statement.

`python -m tests.bench judging_parts`; a step's time is its own, without the statements inside it.
"""

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from flows.assess import judge
from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import shift
from tests.bench.judging import NOTHING_HELD, NOTHING_SENT, write_observations

_SQL = Path(judge.__file__).parent / "sql"
#: Steps in Python that have a line of their own.
_STEPS = (
    "offer_observations",
    "collect_stated",
    "make_relations",
    "resolve_targets",
    "judged_histories",
    "outlook_ranges",
    "offer_frame",
    "warnings_frame",
    "spells_frame",
)
_REST = "episodes and the rest"
_ROUNDS, _MONTHS = 7, 24
#: Shares below this are summed up in one line.
_FEWEST_MS = 1.0


class _Clock:
    """Processor seconds by label; what runs inside another label counts for the inner one."""

    def __init__(self) -> None:
        self.seconds: Counter[str] = Counter()
        self._open = [_REST]
        self._since = time.process_time()

    @contextmanager
    def label(self, name: str) -> Iterator[None]:
        self._note()
        self._open.append(name)
        yield
        self._note()
        self._open.pop()

    def timed(self, name: str, work: Callable[..., Any], *given: Any, **named: Any) -> Any:
        with self.label(name):
            return work(*given, **named)

    def _note(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now


class _Timed:
    """A connection or result of DuckDB whose work counts for the statement that it runs."""

    def __init__(self, inner: Any, clock: _Clock, label: str = "") -> None:
        self._inner, self._clock, self._label = inner, clock, label

    def __enter__(self) -> "_Timed":
        return self

    def __exit__(self, *_: object) -> None:
        self._inner.close()

    def execute(self, text: str, values: object = None) -> "_Timed":
        name = f"{_names().get(text, 'another statement')}.sql"
        done = self._clock.timed(name, self._inner.execute, text, values or {})
        return _Timed(done, self._clock, name)

    def __getattr__(self, name: str) -> object:
        return partial(self._clock.timed, self._label or name, getattr(self._inner, name))


@cache
def _names() -> dict[str, str]:
    return {path.read_text("utf-8"): path.stem for path in _SQL.glob("*.sql")}


def main() -> None:
    """Print each statement's and step's milliseconds, the least of some rounds."""
    catalog = load_catalog(PROJECT / "data" / "catalog")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "county.parquet"
        rows = write_observations(catalog, file, _MONTHS)
        last = shift("2021-01", _MONTHS - 1)
        rounds = [
            _seconds(partial(judge.judge_county, catalog, file, NOTHING_HELD, NOTHING_SENT, last))
            for _ in range(_ROUNDS)
        ]
    least = {name: 1000 * min(one[name] for one in rounds) for name in rounds[0]}
    print(f"one county x {_MONTHS} months, {rows:,} rows: {sum(least.values()):.0f} ms")
    for name, spent in sorted(least.items(), key=lambda one: -one[1]):
        if spent >= _FEWEST_MS:
            print(f"{name:32} {spent:7.1f} ms")
    small = [spent for spent in least.values() if spent < _FEWEST_MS]
    print(f"{f'{len(small)} more, together':32} {sum(small):7.1f} ms")


def _seconds(work: Callable[[], object]) -> Counter[str]:
    """Return the seconds of one judgement by statement and step."""
    clock = _Clock()
    real = judge._open
    with ExitStack() as patches:
        patches.enter_context(patch.object(judge, "_open", lambda: _Timed(real(), clock)))
        for name in _STEPS:
            step = partial(clock.timed, name, getattr(judge, name))
            patches.enter_context(patch.object(judge, name, step))
        with clock.label(_REST):
            work()
    return clock.seconds


if __name__ == "__main__":
    main()
