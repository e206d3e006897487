"""Hostile files break against a limit: a finding, little memory, little time (issue 4)."""

import io
import struct
import subprocess
import sys
import time
import zipfile
import zlib

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from flows.ingest.files.container import open_file
from flows.settings import Limits
from tests.ingest.packed import ods, pack, sheet, xlsx

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
SMALL = Limits(unpacked_bytes=2_000_000, cells=10_000, sheets=5, archive_entries=20)


def refusal_of(content: bytes, limits: Limits = SMALL) -> tuple[str, str]:
    workbooks, (finding,) = open_file(content, "表.xlsx", limits)
    assert workbooks == []
    return finding.code, finding.found


def rows_of(content: bytes, limits: Limits = SMALL) -> list[list[object]]:
    (workbook,), findings = open_file(content, "表.xlsx", limits)
    assert findings == []
    return workbook.grids[0].rows


def lie_about_size(content: bytes, name: str, declared: int) -> bytes:
    """Return the ZIP with a member's unpacked size in its directory replaced."""
    data = bytearray(content)
    place = data.rfind(name.encode()) - 46
    assert data[place : place + 4] == b"PK\x01\x02"
    struct.pack_into("<L", data, place + 24, declared)
    return bytes(data)


# size and number


def test_a_file_at_the_size_limit_is_read_and_one_byte_more_is_not():
    content = xlsx(ONE)

    assert rows_of(content, Limits(file_bytes=len(content))) == [[1.0]]
    assert refusal_of(content, Limits(file_bytes=len(content) - 1))[0] == "file_unsafe"


def test_a_zip_bomb_that_says_so_is_refused():
    assert refusal_of(xlsx(ONE, xl_bomb="0" * 3_000_000)) == ("file_unsafe", "解压后3 MB")


def test_a_member_packed_two_hundred_times_over_is_refused():
    found = refusal_of(xlsx(ONE, xl_bomb="0" * 20_000_000), Limits())

    assert found[0] == "file_unsafe"
    assert found[1].startswith("压缩比达")


def test_a_sheet_that_is_larger_than_it_declares_is_refused():
    content = lie_about_size(xlsx(ONE), "xl/worksheets/sheet1.xml", 10)

    assert refusal_of(content) == ("file_unreadable", "文件已损坏或不完整")


def test_texts_that_are_larger_than_they_declare_are_refused():
    noise = zlib.compress(bytes(range(256)) * 40)
    content = xlsx(ONE, xl_sharedStrings="0" * 5_000_000 + noise.hex())

    liar = lie_about_size(content, "xl/sharedStrings.xml", 100)

    assert refusal_of(liar, Limits(unpacked_bytes=1_000_000)) == (
        "file_unsafe",
        "压缩包内文件的实际大小超过所声明的大小",
    )


def test_an_archive_with_too_many_members_is_refused_and_one_at_the_limit_is_read():
    members = {f"{number}.csv": "村,1\n" for number in range(25)}

    assert len(open_file(pack(members), "a.zip", SMALL)[0]) == 25
    assert refusal_of(pack(members | {"26.csv": "村,1\n"})) == ("file_unsafe", "内含26个文件")


def test_a_workbook_with_too_many_sheets_is_refused():
    book = io.BytesIO()
    workbook = openpyxl.Workbook()
    for _ in range(5):
        workbook.create_sheet()["A1"] = 1
    workbook.save(book)

    assert refusal_of(book.getvalue()) == ("file_unsafe", "6张工作表")


# cells that are far apart


@pytest.mark.parametrize(
    "rows",
    [
        ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        ONE + '<row r="20000"><c r="A20000"><v>1</v></c></row>',
        ONE + '<row r="2"><c r="XFD2"><v>1</v></c></row>',
        ONE + '<row r="2"><c r="ZZZZZ2"><v>1</v></c></row>',
        ONE + '<row r="99999999999"><c r="A99999999999"><v>1</v></c></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row><row r='30000'><c r='B30000'><v>1</v></c></row>",
        '<row r="1048576"><c><v>1</v></c></row>' + ONE.replace("1", "3"),
    ],
)
def test_two_far_cells_do_not_make_a_sheet_of_all_between(rows: str):
    code, found = refusal_of(xlsx(rows))

    assert code == "file_unsafe"
    assert found.startswith("单元格范围达")


def test_a_million_formatted_empty_rows_are_nothing():
    rows = ONE + "".join(
        f'<row r="{row}" s="1" ht="15"><c r="A{row}" s="1"/></row>' for row in range(2, 1_048_577)
    )
    started = time.process_time()

    assert rows_of(xlsx(rows), Limits()) == [[1.0]]
    assert time.process_time() - started < 10


def test_sixteen_thousand_formatted_columns_are_nothing_and_as_many_filled_ones_are_read():
    letters = [get_column_letter(column) for column in range(1, 16_385)]
    empty = "".join(f'<c r="{letter}2" s="1"/>' for letter in letters)
    filled = "".join(f'<c r="{letter}2"><v>1</v></c>' for letter in letters)

    assert rows_of(xlsx(f'{ONE}<row r="2">{empty}</row>')) == [[1.0]]
    wide = rows_of(xlsx(f'<row r="2">{filled}</row>'), Limits())
    assert [len(row) for row in wide] == [16_384]


def test_a_far_cell_and_repeated_cells_of_an_ods_are_refused_and_empty_ones_are_nothing():
    cell = '<table:table-cell office:value-type="float" office:value="1"{}/>'
    one = f"<table:table-row>{cell.format('')}</table:table-row>"
    rows_repeated = ' table:number-rows-repeated="1048576"'
    columns_repeated = ' table:number-columns-repeated="16384"'
    empty = f"<table:table-row{rows_repeated}><table:table-cell{columns_repeated}/>"
    empty += "</table:table-row>"
    many = f"<table:table-row{rows_repeated}>{cell.format(columns_repeated)}</table:table-row>"
    hidden = f"<table:table-row x='>'{rows_repeated}>{cell.format(columns_repeated)}"
    hidden += "</table:table-row>"

    assert rows_of(ods(one + empty)) == [[1.0]]
    for rows in (one + empty + one, many, hidden):
        assert refusal_of(ods(rows))[0] == "file_unsafe"


def test_an_html_table_of_huge_spans_is_refused():
    cell = '<td rowspan="65000" colspan="65000">x</td>'

    assert refusal_of(f"<table><tr>{cell}</tr></table>".encode()) == (
        "file_unsafe",
        "单元格超过10000格",
    )


def test_a_text_of_a_million_commas_is_refused():
    assert refusal_of(b"," * 20_000) == ("file_unsafe", "单元格超过10000格")


def test_spreadsheetml_with_a_far_cell_is_refused():
    xml = """<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="a"><Table>
<Row ss:Index="1048576"><Cell ss:Index="16384"><Data ss:Type="Number">1</Data></Cell></Row>
</Table></Worksheet></Workbook>"""

    assert refusal_of(xml.encode()) == ("file_unsafe", "单元格范围达17179869184格")


# entities


ENTITY = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "&x;&x;">]>'


@pytest.mark.parametrize(
    "content",
    [
        xlsx(**{"xl_worksheets_sheet1": ENTITY + sheet(ONE)}),
        xlsx(**{"xl_worksheets_sheet1": "<!--" + "x" * 9_000 + "-->" + ENTITY + sheet(ONE)}),
        xlsx(ONE, xl_workbook=ENTITY + "<workbook/>"),
        ods(ENTITY),
        (
            f"<?xml version='1.0'?>{ENTITY}<Workbook"
            " xmlns='urn:schemas-microsoft-com:office:spreadsheet'>&y;</Workbook>"
        ).encode(),
    ],
    ids=["sheet", "sheet behind a comment", "workbook", "ods", "spreadsheetml"],
)
def test_a_file_that_declares_entities_is_refused(content: bytes):
    assert refusal_of(content) == ("file_unsafe", "含有外部实体声明")


def test_entities_in_shared_texts_and_styles_are_never_resolved():
    bomb = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    texts = (
        bomb + '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        "<si><t>&x;</t></si></sst>"
    )
    rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'

    assert refusal_of(xlsx(rows, xl_sharedStrings=texts))[0] in ("file_unreadable", "file_unsafe")


# names


@pytest.mark.parametrize("name", ["../../etc/x.csv", "/etc/x.csv", "C:/x.csv", "a/../../x.csv"])
def test_a_member_that_leaves_its_archive_is_refused(name: str):
    workbooks, (finding,) = open_file(pack({name: "村,1\n"}), "a.zip", Limits())

    assert workbooks == []
    assert (finding.code, finding.found) == ("file_unsafe", "压缩包中的路径指向包外")
    assert ".." not in finding.file


def test_members_that_leave_their_archive_by_different_paths_keep_different_names():
    packed = pack({"../x.csv": "村,1\n", "../../x.csv": "村,2\n", "x.csv": "村,3\n"})

    workbooks, findings = open_file(packed, "a.zip", Limits())

    assert [workbook.file_name for workbook in workbooks] == ["a.zip/x.csv"]
    assert [finding.file for finding in findings] == [
        "a.zip/（上级）/x.csv",
        "a.zip/（上级）/（上级）/x.csv",
    ]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_not_told_apart_by_chance():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", "村,1\n")
        archive.writestr("a.csv", "村,2\n")

    workbooks, (finding,) = open_file(stream.getvalue(), "a.zip", Limits())

    assert workbooks == []
    assert (finding.code, finding.found) == ("file_unsafe", "压缩包中有同名的文件“a.csv”")


def test_a_member_with_a_name_of_thirty_thousand_characters_is_refused():
    workbooks, (finding,) = open_file(pack({"长" * 20_000 + ".csv": "村,1\n"}), "a.zip", Limits())

    assert workbooks == []
    assert (finding.code, finding.found) == ("file_unsafe", "压缩包中的文件名过长")
    assert len(finding.file) < 300


def test_a_cell_of_thirty_thousand_characters_is_cut():
    cell = f'<c r="A1" t="inlineStr"><is><t>{"长" * 32_000}</t></is></c>'

    ((text,),) = rows_of(xlsx(f'<row r="1">{cell}</row>'))

    assert text == "长" * 4_000


# damage that makes careless patterns slow


@pytest.mark.parametrize(
    "content",
    [
        xlsx("<c " * 300_000),
        xlsx('<c r="A1" t="e"' * 100_000),
        xlsx('<row r="1" hidden="1"' * 50_000),
        xlsx(ONE, xl_styles="<cellXfs" * 100_000 + "%"),
        xlsx(ONE, **{"xl_workbook": "<sheet " * 100_000}),
        ods("<table:table-row><table:table-cell '" * 20_000),
        b"<table>" + b"<!--" * 200_000,
        b"<table>" + b"<style " * 100_000,
        b"<table><tr>" + b"<td " * 200_000,
        b"<table><tr><td>" + b"<a " * 200_000,
        b'"' * 300_000,
    ],
    ids=range(11),
)
def test_damage_is_told_in_time_that_grows_with_the_file_and_not_with_its_square(content: bytes):
    started = time.process_time()

    open_file(content, "表", Limits())

    assert time.process_time() - started < 2


@pytest.mark.skipif(sys.platform != "linux", reason="peak memory is read from /proc")
def test_five_million_cells_take_less_than_a_gigabyte():
    program = (
        "import resource\n"
        "from flows.ingest.files.container import open_file\n"
        "from flows.settings import Limits\n"
        "line = ','.join(f'{n}.25' for n in range(100)) + '\\n'\n"
        "books, found = open_file((line * 49_000).encode(), 'a.csv', Limits())\n"
        "print(len(books), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout.split()

    assert answer[0] == "1"
    assert int(answer[1]) < 1_000
