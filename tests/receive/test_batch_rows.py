"""The rows of a batch: what a submission without a form, a cell and a finding become."""

import datetime as dt

from flows.finding import Finding
from flows.ingest.receipt_list import Receipt
from flows.receive.batch_rows import BatchRows, submission_id
from tests.quality.example import TOWN, VILLAGES, cell, reading

RECEIPT = Receipt(dt.datetime(2022, 7, 3, 9), "构朳镇")
READING = reading(cell("natural_villages", 5.0, "C4"))


def test_a_submission_has_its_cells_and_its_receipt():
    rows = BatchRows("2022-06")
    [submission] = READING.submissions

    rows.add_submission("id", READING, submission, RECEIPT, 1, "accepted")
    rows.add_cells("id", READING, submission)
    batch = rows.frames()

    [row] = batch.submissions.to_dict("records")
    assert (row["form"], row["area_code"], row["period"]) == ("T1", TOWN, "2022-06")
    assert (row["received_at"], row["sender"]) == (RECEIPT.received_at, "构朳镇")
    [one] = batch.cells.to_dict("records")
    assert (one["submission_id"], one["area_code"], one["value"]) == ("id", VILLAGES[0], 5.0)


def test_a_file_without_a_form_is_of_the_month_and_of_nobody():
    rows = BatchRows("2022-06")

    rows.add_submission("id", READING, None, RECEIPT, 1, "rejected")

    [row] = rows.frames().submissions.to_dict("records")
    assert (row["form"], row["area_code"], row["period"]) == ("", "", "2022-06")


def test_a_finding_without_a_month_is_of_the_batchs():
    rows = BatchRows("2022-06")
    finding = Finding(code="file_empty", file="a.xlsx", message="文件里没有数据，请重新报送。")

    rows.add_findings([finding], "id")

    [row] = rows.frames().findings.to_dict("records")
    assert (row["period"], row["severity"], row["submission_id"]) == ("2022-06", "reject", "id")


def test_an_empty_batch_has_its_columns_and_numbers_for_values():
    batch = BatchRows("2022-06").frames()

    assert (len(batch.submissions), len(batch.cells), len(batch.findings)) == (0, 0, 0)
    assert batch.cells["value"].dtype == "float64"


def test_equal_content_form_and_receipt_have_one_id():
    one = submission_id("a" * 64, "T1", TOWN, "2022-06", 1)

    assert one == submission_id("a" * 64, "T1", TOWN, "2022-06", 1)
    assert one != submission_id("a" * 64, "T1", TOWN, "2022-06", 2)
    assert len(one) == 16
