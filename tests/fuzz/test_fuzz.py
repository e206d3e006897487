"""Damaged files give findings and never an exception; `make fuzz` tries many more."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.make_corpus import CORPUS, seeds
from tests.fuzz.target import check, mutate

FILES = sorted(path for path in CORPUS.iterdir() if path.is_file())
#: LibreOffice takes seconds for each old Word document.
QUICK = [file for file in FILES if file.suffix != ".doc"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_file_of_the_corpus_is_read_or_refused(file):
    check(file.read_bytes(), file.name)


def test_the_corpus_has_every_seed():
    assert seeds().keys() <= {file.name for file in FILES}


@given(file=st.sampled_from(QUICK), seed=st.integers(0, 2**32))
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
def test_a_damaged_file_is_read_or_refused(file, seed: int):
    check(mutate(file.read_bytes(), seed), file.name)


@given(content=st.binary(max_size=300))
@settings(max_examples=200, deadline=None, derandomize=True, database=None)
def test_any_bytes_are_read_or_refused(content: bytes):
    check(content, "任意")
