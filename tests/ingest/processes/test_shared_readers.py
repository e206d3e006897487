"""Months share their reading processes as long as the declarations stay the same."""

from dataclasses import replace

from flows.catalog.load import load_catalog
from flows.ingest.inbox import find_files
from flows.ingest.processes.shared_readers import SharedReaders
from flows.paths import PROJECT
from flows.settings import Limits

CATALOG = load_catalog(PROJECT / "data" / "catalog")
SAMPLES = find_files(PROJECT / "tests" / "samples" / "raw" / "2022-06")[:1]


def test_the_same_declarations_have_the_same_readers_also_when_loaded_anew():
    with SharedReaders() as shared:
        first = shared.readers(CATALOG, Limits(), 1)
        again = shared.readers(load_catalog(PROJECT / "data" / "catalog"), Limits(), 1)

    assert first is again


def test_another_catalogue_or_other_limits_have_readers_of_their_own():
    with SharedReaders() as shared:
        first = shared.readers(CATALOG, Limits(), 1)
        changed = shared.readers(replace(CATALOG, version="other"), Limits(), 1)
        bounded = shared.readers(replace(CATALOG, version="other"), Limits(seconds=1.0), 1)

    assert len({id(one) for one in (first, changed, bounded)}) == 3


def test_months_read_one_after_another_with_what_each_knows():
    with SharedReaders() as shared:
        readers = shared.readers(CATALOG, Limits(), 1)
        june = list(readers.read(SAMPLES, "2022-06", {}))
        july = list(shared.readers(CATALOG, Limits(), 1).read(SAMPLES, "2022-07", {}))

    codes = [{finding.code for finding in one[0].findings} for one in (june, july)]
    assert ["period_mismatch" in found for found in codes] == [False, True]
