"""Small workbooks, each of one kind met in public tables, come out with these rows."""

import json

import pytest

from flows.ingest.read_file import read_workbooks
from flows.ingest.tidy.account import account_for
from flows.ingest.tidy.tidy import read_sheets
from flows.paths import PROJECT
from flows.settings import Limits

KINDS = PROJECT / "tests" / "samples" / "kinds"
EXPECTED = json.loads((KINDS / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("kind", EXPECTED, ids=lambda kind: kind["file"])
def test_a_workbook_of_its_kind_comes_out_right(kind):
    workbooks, findings = read_workbooks(KINDS / kind["file"], Limits())
    sheets = read_sheets(workbooks)
    rows = {row.cell: list(row[1:]) for sheet in sheets for row in sheet.rows}
    labels = "\n".join(f",{row[1]},{row[2]}," for row in rows.values())

    assert findings == []
    assert [rows.get(row[0]) for row in kind["rows"]] == kind["rows"]
    assert not [text for text in kind["never"] if text in labels]
    assert account_for(sheets).lost == {}
