"""What Excel and WPS overlook in an xlsx file does not keep it from being read."""

import pytest

from flows.ingest.files.container import open_file
from flows.settings import Limits
from tests.ingest import packed
from tests.ingest.packed import pack, sheet, xlsx

ROWS = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>3</v></c></row>'
READ = [[1.0, "", ""], ["", "", 3.0]]
RELATION = 'Target="worksheets/sheet1.xml"'


def rows_of(content: bytes) -> list[list[list[object]]]:
    workbooks, findings = open_file(content, "表.xlsx", Limits())
    assert findings == []
    return [grid.rows for grid in workbooks[0].grids]


def with_parts(**changed: str) -> bytes:
    """Return a workbook of one sheet with some of its parts spelled otherwise."""
    parts = {
        "[Content_Types].xml": packed.TYPES,
        "_rels/.rels": packed.TOP,
        "xl/workbook.xml": changed.get("workbook", packed.WORKBOOK),
        "xl/_rels/workbook.xml.rels": changed.get("relations", packed.RELATIONS),
        "xl/worksheets/sheet1.xml": sheet(ROWS),
    }
    return pack(dict(parts))


@pytest.mark.parametrize("dimension", ["A1:@0", "", "A0", "#REF!", "A1:B", "A1:C2:D3", "A1:A1"])
def test_a_nonsense_dimension_is_only_a_hint(dimension: str):
    assert rows_of(xlsx(ROWS, head=f'<dimension ref="{dimension}"/>')) == [READ]


def test_a_nonsense_merge_is_left_out_and_a_sound_one_kept():
    tail = '<mergeCells><mergeCell ref="A1:@0"/><mergeCell ref="A1:B1"/></mergeCells>'
    workbooks, _ = open_file(xlsx(ROWS, tail=tail), "表.xlsx", Limits())

    assert [grid.rows for grid in workbooks[0].grids] == [READ]
    assert [merge.last_column for merge in workbooks[0].grids[0].merges] == [1]


def test_a_sheet_that_leads_nowhere_does_not_cost_the_others():
    more = '<sheet name="二" sheetId="2" r:id="rId8"/><sheet name="三" sheetId="3"/></sheets>'
    dangling = '<Relationship Id="rId8" Type="x" Target="worksheets/gone.xml"/></Relationships>'
    content = with_parts(
        workbook=packed.WORKBOOK.replace("</sheets>", more),
        relations=packed.RELATIONS.replace("</Relationships>", dangling),
    )

    assert rows_of(content) == [READ]


@pytest.mark.parametrize(
    "target", ["worksheets\\sheet1.xml", "./worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"]
)
def test_a_way_spelled_otherwise_leads_to_its_part(target: str):
    relations = packed.RELATIONS.replace(RELATION, f'Target="{target}"')

    assert rows_of(with_parts(relations=relations)) == [READ]


def test_texts_whose_table_is_missing_are_not_made_up():
    content = xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>')

    assert open_file(content, "表.xlsx", Limits())[1][0].code == "file_unreadable"
