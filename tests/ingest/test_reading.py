"""What came out of a file: versions of one submission have one key, whatever they hold."""

from dataclasses import replace

import pytest

from flows.ingest.reading import FileReading, SubmissionReading, TidyCell

CELL = TidyCell(
    "households_total", "530999101001", "2026-06", "value", "value", 412.0, "表一", "D8"
)
SENT = SubmissionReading("F1", "530999101000", "2026-06", (CELL,))


def test_versions_of_a_submission_share_their_key():
    corrected = replace(SENT, cells=(CELL._replace(value=413.0),))

    assert corrected != SENT
    assert corrected.key == SENT.key == ("F1", "530999101000", "2026-06")


@pytest.mark.parametrize(
    "change", [{"form": "F2"}, {"area_code": "530999102000"}, {"period": "2026-07"}]
)
def test_another_form_area_or_month_is_another_submission(change: dict[str, str]):
    assert replace(SENT, **change).key != SENT.key


def test_a_file_that_gave_nothing_has_no_submission_reply_or_explanation():
    empty = FileReading("a.xlsx", "0" * 64)

    assert (empty.submissions, empty.findings, empty.reply, empty.explanations) == (
        (),
        (),
        None,
        (),
    )
