"""Receiving: order is kept whatever the clock does, and an old version is told as one."""

import datetime as dt
from pathlib import Path

from flows.ingest.inbox import ReceivedFile
from flows.receive.known_receipts import KnownReceipts
from flows.receive.make_batch import make_batch
from tests.quality.example import CATALOG, cell, reading

NATURAL = "natural_villages"
FIRST = reading(cell(NATURAL, 5.0, "C4"), name="6月.xlsx", sha="1" * 64)
SECOND = reading(cell(NATURAL, 6.0, "C4"), name="6月.xlsx", sha="2" * 64)
JULY_2, JULY_9 = dt.datetime(2022, 7, 2, 9), dt.datetime(2022, 7, 9, 9)


def receive(known: KnownReceipts, one, seen_at: dt.datetime):
    files = [ReceivedFile(one.file_name, Path(one.file_name), one.sha256)]
    return make_batch(known, "2022-06", files, [one], seen_at, CATALOG)


def known_of(*versions: tuple[object, dt.datetime]) -> KnownReceipts:
    """What earlier runs know of these contents and their times."""
    return KnownReceipts(
        first_seen={one.sha256: moment for one, moment in versions},
        names={one.sha256: one.file_name for one, _ in versions},
        times={
            submission.key: [(moment, one.sha256) for one, moment in versions]
            for submission in FIRST.submissions
        },
    )


def test_what_comes_later_is_later_though_the_clock_went_back():
    known = known_of((FIRST, JULY_9))

    batch = receive(known, SECOND, JULY_2)

    assert batch.submissions["received_at"].tolist() == [JULY_9 + dt.timedelta(seconds=1)]


def test_a_clock_that_is_right_is_left_alone():
    batch = receive(known_of((FIRST, JULY_2)), SECOND, JULY_9)

    assert batch.submissions["received_at"].tolist() == [JULY_9]


def test_an_old_version_under_the_same_name_is_told_with_the_one_that_counts():
    known = known_of((FIRST, JULY_2), (SECOND, JULY_9))

    batch = receive(known, FIRST, dt.datetime(2022, 7, 20))

    [finding] = batch.findings[batch.findings["code"] == "file_duplicate"].to_dict("records")
    assert (finding["found"], finding["expected"]) == ("2022-07-02 09:00", "2022-07-09 09:00")
    assert "仍以2022-07-09 09:00收到的更正版为准" in finding["message"]
    assert batch.submissions["received_at"].tolist() == [JULY_2]


def test_the_version_that_counts_is_not_told_as_old():
    known = known_of((FIRST, JULY_2), (SECOND, JULY_9))

    batch = receive(known, SECOND, dt.datetime(2022, 7, 20))

    assert "file_duplicate" not in set(batch.findings["code"])
