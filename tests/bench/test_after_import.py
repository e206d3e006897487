"""A module is changed when the program imports it, and at no other moment."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bench.after_import import AfterImport


def test_a_module_is_changed_by_its_import_and_others_are_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    (tmp_path / "watched_by_bench.py").write_text("answer = 1")
    (tmp_path / "other_than_watched.py").write_text("answer = 1")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    around: list[str] = []

    @contextmanager
    def importing(name: str) -> Iterator[None]:
        around.append(f"begin {name}")
        yield
        around.append(f"end {name}")

    def change(module) -> None:
        around.append(f"change {module.answer}")
        module.answer = 2

    AfterImport({"watched_by_bench": change}, importing).watch()
    assert "watched_by_bench" not in sys.modules
    import other_than_watched
    import watched_by_bench

    assert (watched_by_bench.answer, other_than_watched.answer) == (2, 1)
    assert around == ["begin watched_by_bench", "end watched_by_bench", "change 1"]
    del sys.modules["watched_by_bench"], sys.modules["other_than_watched"]
