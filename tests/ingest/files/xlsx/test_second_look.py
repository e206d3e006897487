"""Which part of an xlsx file each sheet is, and what a second look at it tells."""

import zipfile
from dataclasses import replace

import pytest

from flows.ingest.files.archives.zip_parts import read_directory
from flows.ingest.files.sheet_details import NOT_CALCULATED, SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.second_look import look_at_xlsx
from flows.ingest.grid import CellError
from flows.settings import Limits
from tests.ingest.packed import PERCENT_STYLES, RELATIONS, WORKBOOK, pack, sheet, xlsx

ERROR = sheet('<row r="1"><c r="B1" t="e"><v>#REF!</v></c></row>')
EMPTY = sheet("")
FOUND = SheetDetails(errors={(0, 1): CellError("#REF!")})
TWO_SHEETS = WORKBOOK.replace("</sheets>", '<sheet name="表二" sheetId="2" r:id="rId9"/></sheets>')


def look(content: bytes) -> dict[int, SheetDetails]:
    return look_at_xlsx(content, read_directory(content), Limits())


def book(workbook: str, *targets: str, **sheets: str) -> bytes:
    """Return the parts of a workbook whose sheets rId1 and rId9 have these targets."""
    relations = "".join(
        f'<Relationship Id="{name}" Target="{target}"/>'
        for name, target in zip(("rId1", "rId9"), targets, strict=False)
    )
    return pack(
        {
            "xl/workbook.xml": workbook,
            "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        }
        | {f"xl/worksheets/{name}.xml": xml for name, xml in sheets.items()}
    )


def test_each_sheet_is_looked_at_by_its_relation_and_not_by_its_parts_name():
    content = book(TWO_SHEETS, "worksheets/two.xml", "/xl/worksheets/one.xml", one=EMPTY, two=ERROR)

    assert look(content) == {0: FOUND, 1: SheetDetails()}


@pytest.mark.parametrize(
    "target", ["worksheets/one.xml", "/xl/worksheets/one.xml", "xl/worksheets/one.xml"]
)
def test_a_target_is_found_however_it_is_written(target: str):
    assert look(book(WORKBOOK, target, one=ERROR)) == {0: FOUND}


def test_a_sheet_without_relation_or_part_is_left_out_and_the_numbers_stay():
    assert look(book(TWO_SHEETS, "worksheets/none.xml", "worksheets/one.xml", one=ERROR)) == {
        1: FOUND
    }
    assert look(book(TWO_SHEETS, "worksheets/one.xml", one=ERROR)) == {0: FOUND}
    assert look(pack({"xl/workbook.xml": WORKBOOK})) == {}


def test_prefixed_tags_of_the_workbook_are_understood():
    workbook = WORKBOOK.replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")

    assert look(book(workbook, "worksheets/one.xml", one=ERROR)) == {0: FOUND}


def test_formats_come_from_the_styles_and_looks_when_they_are_called():
    rows = '<row r="1"><c r="A1" s="1"><v>0.95</v></c></row>'
    styled = look(xlsx(rows, xl_styles=PERCENT_STYLES))
    without = look(xlsx(rows))

    assert styled[0].looks is not None
    assert dict(styled[0].looks()) == {}
    assert replace(styled[0], looks=None) == SheetDetails(percent_cells=frozenset([(0, 0)]))
    assert without == {0: SheetDetails()}


def test_declared_entities_of_the_workbook_are_refused_and_damage_is_told():
    with pytest.raises(UnsafeFileError, match="^含有外部实体声明$"):
        look(book("<!DOCTYPE a>" + WORKBOOK, "worksheets/one.xml", one=ERROR))
    content = book(WORKBOOK, "worksheets/one.xml", one=ERROR)
    parts = read_directory(content)
    parts["xl/worksheets/one.xml"] = parts["xl/worksheets/one.xml"]._replace(size=1)
    with pytest.raises(zipfile.BadZipFile):
        look_at_xlsx(content, parts, Limits())


def test_a_huge_directory_of_relations_says_the_same_as_a_small_one():
    content = xlsx('<row r="1"><c r="B1" t="e"><v>#REF!</v></c></row>')
    filler = "<!--" + "x" * 200_000 + "-->"
    parts = {
        "xl/workbook.xml": WORKBOOK + filler,
        "xl/_rels/workbook.xml.rels": RELATIONS,
        "xl/worksheets/sheet1.xml": ERROR,
    }

    assert look(pack(dict(parts))) == look(content) == {0: FOUND}


def test_zeros_of_formulas_do_not_count_in_a_workbook_that_asks_to_be_calculated():
    cells = ("<f>1+1</f><v>0</v>", "<f>1+1</f><v>2</v>", "<v>0</v>")
    inside = "".join(f'<c r="{at}1">{cell}</c>' for at, cell in zip("ABC", cells, strict=True))
    rows = f'<row r="1">{inside}</row>'
    asking = WORKBOOK.replace("</sheets>", '</sheets><calcPr calcId="1" fullCalcOnLoad="1"/>')
    never = SheetDetails(errors={(0, 0): NOT_CALCULATED})

    assert look(xlsx(rows, **{"xl_workbook": asking})) == {0: never}
    assert look(xlsx(rows)) == {0: SheetDetails()}


def test_raised_digits_of_shared_strings_are_told_by_the_cells_that_show_them():
    raised = '<r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>'
    strings = f"<sst><si><t>村</t></si><si><r><t>12</t></r>{raised}</si></sst>"
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'

    assert look(xlsx(rows, xl_sharedStrings=strings)) == {0: SheetDetails(texts={(0, 1): "12¹"})}
