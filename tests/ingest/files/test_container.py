"""Every container that offices send opens as the grid that its sender sees (intake.md)."""

import io
import zipfile
from pathlib import Path

import duckdb
import openpyxl
import pytest

from flows.ingest.files.container import open_file
from flows.ingest.grid import CellError, Grid, Merge
from flows.settings import Limits
from tests.ingest.packed import PERCENT_STYLES, ods, pack, sheet, xlsx

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'


def grid_of(content: bytes, name: str = "表.xlsx") -> Grid:
    (workbook,), findings = open_file(content, name, Limits())
    assert findings == []
    (grid,) = workbook.grids
    return grid


def refusal_of(content: bytes, name: str = "表.xlsx", limits: Limits | None = None):
    workbooks, (finding,) = open_file(content, name, limits or Limits())
    assert workbooks == []
    assert finding.message.startswith(f"文件“{name}”：")
    assert finding.message.endswith("重新报送。")
    return finding.code, finding.found


def book(rows: list[list[object]]) -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


# xlsx


def test_cells_keep_their_places_when_the_first_rows_and_columns_are_empty():
    grid = grid_of(xlsx('<row r="3"><c r="C3"><v>5</v></c></row>'))

    assert (grid.top, grid.left, grid.rows) == (2, 2, [[5.0]])


def test_error_cells_are_errors_and_not_blanks():
    rows = (
        '<row r="2"><c r="B2"><v>1</v></c><c r="C2" t="e"><f>A1/0</f><v>#DIV/0!</v></c></row>'
        '<row r="3"><c r="A3" t="e"><v>#REF!</v></c></row>'
    )

    grid = grid_of(xlsx(rows))

    assert (grid.top, grid.left) == (1, 0)
    assert grid.rows == [["", 1.0, CellError("#DIV/0!")], [CellError("#REF!"), "", ""]]
    assert isinstance(grid.rows[1][0], CellError)


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1"><f>SUM(B1)</f></c>',
        '<c r="A1" s="1"><f>SUM(B1)</f><v/></c>',
        '<c r="A1"><f>SUM(B1)</f><v></v></c>',
        '<c r="A1"><f t="shared" si="0"/></c>',
        '<c r="A1"> <f>IF(B1&gt;1,"a","b")</f> <v /> </c>',
    ],
)
def test_a_formula_without_cached_value_is_not_a_blank(cell: str):
    grid = grid_of(xlsx(f'<row r="1">{cell}<c r="B1"><v>2</v></c></row>'))

    assert grid.rows == [[CellError("公式未计算"), 2.0]]


def test_a_formula_whose_result_is_an_empty_text_is_a_blank():
    cell = '<c r="A1" t="str"><f>IF(B1=2,"","x")</f><v></v></c>'

    grid = grid_of(xlsx(f'<row r="1">{cell}<c r="B1"><v>2</v></c></row>'))

    assert grid.rows in ([[2.0]], [["", 2.0]])


def test_percent_formats_and_hidden_rows_and_columns_are_seen():
    rows = (
        '<row r="1"><c r="A1" s="1"><v>0.95</v></c><c r="B1" s="2"><v>0.5</v></c>'
        '<c r="C1" s="0"><v>3</v></c><c r="D1" s="1"/></row>'
        '<row r="2" hidden="1"><c r="A2"><v>4</v></c></row>'
    )
    head = '<cols><col min="2" max="3" hidden="1"/><col min="4" max="4" width="9"/></cols>'

    grid = grid_of(xlsx(rows, head=head, xl_styles=PERCENT_STYLES))

    assert grid.percent_cells == {(0, 0), (0, 1)}
    assert grid.hidden_rows == {1}
    assert grid.hidden_columns == {1, 2}


def test_merges_are_absolute():
    tail = '<mergeCells count="1"><mergeCell ref="B2:D3"/></mergeCells>'

    grid = grid_of(xlsx('<row r="2"><c r="B2"><v>1</v></c></row>', tail=tail))

    assert grid.merges == (Merge(1, 1, 2, 3),)


def test_a_sheet_without_references_and_one_with_prefixes_read_the_same():
    plain = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    bare = '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>'
    prefixed = (
        sheet(plain).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    )
    quoted = plain.replace('"', "'")

    expected = grid_of(xlsx(plain))

    assert expected.rows == [[1.0, CellError("#N/A")]]
    assert grid_of(xlsx(bare)) == expected
    assert grid_of(xlsx(quoted)) == expected
    assert grid_of(xlsx(**{"xl_worksheets_sheet1": prefixed})) == expected


def test_hidden_sheets_are_marked_and_an_empty_one_among_others_is_no_trouble():
    workbook = openpyxl.Workbook()
    workbook.active.append(["村", 1])
    workbook.create_sheet("空表")
    hidden = workbook.create_sheet("底稿")
    hidden["B2"] = 7
    hidden.sheet_state = "veryHidden"
    stream = io.BytesIO()
    workbook.save(stream)

    (read,), _ = open_file(stream.getvalue(), "表.xlsx", Limits())

    assert [(grid.sheet, grid.is_hidden, grid.rows) for grid in read.grids] == [
        ("Sheet", False, [["村", 1.0]]),
        ("空表", False, []),
        ("底稿", True, [[7.0]]),
    ]


def test_a_workbook_with_macros_is_read_and_a_doubled_ending_does_not_matter():
    content = xlsx(ONE, **{"xl_vbaProject": b"\0macro"})

    assert grid_of(content, "表.xls.xls").rows == [[1.0]]


def test_control_and_direction_characters_are_taken_out_of_texts_and_sheet_names():
    cell = '<c r="A1" t="inlineStr"><is><t>城关\u202e镇\u200b\ufeff</t></is></c>'

    assert grid_of(xlsx(f'<row r="1">{cell}</row>')).rows == [["城关镇"]]
    assert grid_of("甲\0村,１\n".encode("gb18030"), "a.csv").rows == [["甲村", "１"]]


# ods


def test_ods_errors_percents_spans_and_hidden_lines_are_seen():
    rows = """<table:table-column table:number-columns-repeated="2"/>
<table:table-column table:visibility="collapse"/>
<table:table-row><table:table-cell office:value-type="string"
 table:number-columns-spanned="2"><text:p>合并</text:p></table:table-cell>
<table:covered-table-cell/></table:table-row>
<table:table-row table:visibility="filter"><table:table-cell office:value-type="percentage"
 office:value="0.95" table:number-columns-repeated="2"><text:p>95%</text:p></table:table-cell>
<table:table-cell office:value-type="string" calcext:value-type="error"
 table:formula="of:=1/0"><text:p>#DIV/0!</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048574"><table:table-cell
 table:number-columns-repeated="16384"/></table:table-row>"""

    grid = grid_of(ods(rows.replace(">\n<", "><")), "表.ods")

    assert grid.rows[0][0] == "合并"
    assert grid.rows[1] == [0.95, 0.95, CellError("#DIV/0!")]
    assert grid.merges == (Merge(0, 0, 0, 1),)
    assert grid.percent_cells == {(1, 0), (1, 1)}
    assert (grid.hidden_rows, grid.hidden_columns) == ({1}, {2})


# text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("mark", [",", "\t", ";", "，", "|"])
def test_a_text_table_is_read_in_any_encoding_and_with_any_delimiter(encoding: str, mark: str):
    lines = ["村（社区）户数人数", mark.join(["村", "户数", "人数"]), mark.join(["甲村", "3", "5"])]

    grid = grid_of("\r\n".join(lines).encode(encoding), "a.txt")

    assert grid.rows == [["村（社区）户数人数"], ["村", "户数", "人数"], ["甲村", "3", "5"]]


def test_thousands_separators_do_not_make_tabs_commas():
    text = "村\t收入\t支出\n甲村\t1,234\t5\n乙村\t2,345\t6\n"

    assert grid_of(text.encode(), "a.tsv").rows[1] == ["甲村", "1,234", "5"]


def test_quoted_fields_keep_their_delimiters_and_line_breaks():
    text = '村,"户数\n（户）"\n"甲,乙",3\n'

    assert grid_of(text.encode(), "a.csv").rows == [["村", "户数\n（户）"], ["甲,乙", "3"]]


def test_html_saved_as_xls_is_one_sheet_with_its_tables_under_each_other():
    page = """<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312">
<style>td {mso-number-format:"\\@"}</style></head><body><!-- <td>不是</td> -->
<table><tr><th rowspan=2>村</th><th colspan="2">户&nbsp;数</th></tr>
<tr><td>上年<td>本年</tr><tr><td>甲<br>村</td><td> 1 </td><td>a&lt;b</td></tr></table>
<p>说明</p><table><tr><td>第二张</td></tr></table></body></html>"""

    grid = grid_of(page.encode("gb18030"), "表.xls")

    assert grid.rows == [
        ["村", "户\xa0数", None],
        [None, "上年", "本年"],
        ["甲\n村", "1", "a<b"],
        ["第二张"],
    ]
    assert grid.merges == (Merge(0, 0, 1, 0), Merge(0, 1, 0, 2))


def test_spreadsheetml_keeps_places_merges_percents_and_hidden_lines():
    xml = """<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">
<NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="表一"><Table>
<Column ss:Index="3" ss:Hidden="1"/>
<Row><Cell ss:MergeAcross="1" ss:MergeDown="1"><Data ss:Type="String">村</Data></Cell>
<Cell><Data ss:Type="Error">#REF!</Data></Cell></Row>
<Row ss:Index="4" ss:Hidden="1"><Cell ss:Index="2" ss:StyleID="p"><Data ss:Type="Number">0.95</Data>
</Cell></Row></Table></Worksheet></Workbook>"""

    grid = grid_of(xml.encode(), "表.xls")

    assert grid.sheet == "表一"
    assert grid.rows == [["村", None, CellError("#REF!")], [], [], [None, 0.95]]
    assert grid.merges == (Merge(0, 0, 1, 1),)
    assert grid.percent_cells == {(3, 1)}
    assert (grid.hidden_rows, grid.hidden_columns) == ({3}, {2})


def test_a_parquet_file_is_a_grid_with_a_header_row(tmp_path: Path):
    file = tmp_path / "a.parquet"
    duckdb.sql("select 'M1' as measure_code, 2.5 as value").write_parquet(str(file))

    assert grid_of(file.read_bytes(), "a.parquet").rows[0] == ["measure_code", "value"]


# archives


def test_an_archive_gives_a_workbook_per_member_with_names_in_gbk_and_its_own_digest():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("AAAA/6.xlsx", xlsx(ONE))
        archive.writestr("b.csv", "村,1\n")
        archive.writestr("__MACOSX/x.xlsx", b"x")
        archive.writestr("folder/", b"")
    content = stream.getvalue().replace(b"AAAA", "城关".encode("gbk"))

    workbooks, findings = open_file(content, "报表.zip", Limits())

    assert [workbook.file_name for workbook in workbooks] == [
        "报表.zip/城关/6.xlsx",
        "报表.zip/b.csv",
    ]
    assert len({workbook.sha256 for workbook in workbooks}) == 2
    assert findings == []


def test_an_archive_in_an_archive_is_refused_and_the_rest_is_read():
    inner = pack({"a.csv": "村,1\n"})

    workbooks, findings = open_file(pack({"内.zip": inner, "b.csv": "村,1\n"}), "外.zip", Limits())

    assert [workbook.file_name for workbook in workbooks] == ["外.zip/b.csv"]
    assert [(finding.code, finding.file, finding.found) for finding in findings] == [
        ("file_unreadable", "外.zip/内.zip", "压缩包中还有压缩包")
    ]


def test_an_archive_of_nothing_is_empty():
    assert refusal_of(pack({"folder/": b""}), "空.zip") == ("file_empty", "压缩包中没有文件")


# what cannot be read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "code", "found"),
    [
        (b"", "file_empty", "文件大小为 0"),
        (xlsx(""), "file_empty", "没有任何单元格内容（空表或只有图片）"),
        (b"\xef\xbb\xbf\r\n", "file_empty", "没有任何单元格内容（空表或只有图片）"),
        (b"%PDF-1.7\n", "file_unreadable", "PDF 文档"),
        (b"7z\xbc\xaf\x27\x1c", "file_unreadable", "压缩包已损坏"),
        (b"\x89PNG\r\n\x1a\n", "file_unreadable", "图片"),
        (b"\0\x01\x02\x03" * 50, "file_unreadable", "不是表格的文件"),
        (b"MIME-Version: 1.0\n", "file_unreadable", "单个文件网页（mht）"),
        (b"<?xml version='1.0'?><a/>", "file_unreadable", "不是表格的 XML 文件"),
        (
            pack({"[Content_Types].xml": "", "word/document.xml": ""}),
            "file_unreadable",
            "文件已损坏或不完整",
        ),
        (pack({"[Content_Types].xml": "", "ppt/a.xml": ""}), "file_unreadable", "演示文稿"),
        (b"MIME-Version: 1.0\nSubject: x\n\nx", "file_empty", "邮件中没有附件"),
        (xlsx(xl_workbook="").replace(b"k.xml", b"k.bin"), "file_unreadable", "xlsb 二进制工作簿"),
        (OLE + "Workbook\0".encode("utf-16-le"), "file_unreadable", "文件已损坏或不完整"),
        (OLE, "file_unreadable", "没有工作表的旧格式文件"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "file_encrypted", "文件设有打开密码"),
        (xlsx(ONE)[:-40], "file_unreadable", "文件已损坏或不完整"),
        (xlsx(ONE)[:900], "file_unreadable", "文件已损坏或不完整"),
        (xlsx("<row r='1'><c"), "file_unreadable", "文件已损坏或不完整"),
        (b"PAR1 but no more", "file_unreadable", "文件已损坏或不完整"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_is_a_finding_that_says_what_to_do(content, code, found):
    assert refusal_of(content) == (code, found)


def test_an_encrypted_ods_and_an_encrypted_member_are_told_as_such():
    manifest = "<manifest:encryption-data/>"
    content = ods("", **{"META-INF/manifest.xml": manifest})
    archive = bytearray(pack({"a.csv": "x"}))
    archive[6] |= 1
    archive[archive.find(b"PK\x01\x02") + 8] |= 1

    assert refusal_of(content, "表.ods") == ("file_encrypted", "文件设有打开密码")
    assert open_file(bytes(archive), "a.zip", Limits())[1][0].code == "file_encrypted"


def test_the_advice_for_a_foreign_file_is_to_save_it_as_xlsx():
    _, (finding,) = open_file(b"%PDF-1.7\n", "6月报表.pdf", Limits())

    assert finding.message == (
        "文件“6月报表.pdf”：PDF 文档，无法按表格读取，请用表格软件另存为 xlsx 后重新报送。"
    )


# xls

XLS = (Path(__file__).parent / "data" / "details.xls").read_bytes()


def test_xls_errors_percents_and_hidden_lines_are_seen():
    (workbook,), findings = open_file(XLS, "表.xls", Limits())

    grid, hidden = workbook.grids
    assert findings == []
    assert grid.rows[0] == ["名", 0.95, CellError("#DIV/0!"), 0.95, ""]
    assert isinstance(grid.rows[0][2], CellError)
    assert grid.merges == (Merge(4, 0, 5, 2),)
    assert grid.percent_cells == {(0, 1)}
    assert (grid.hidden_rows, grid.hidden_columns) == ({2}, {4})
    assert hidden.is_hidden


def test_an_xls_with_a_password_is_told_as_such():
    begin = XLS.find(b"\x09\x08\x10\x00\x00\x06\x05\x00")  # the workbook's first record
    content = bytearray(XLS)
    content[begin + 20 : begin + 22] = b"\x2f\x00"

    assert begin > 0
    assert refusal_of(bytes(content), "表.xls") == ("file_encrypted", "文件设有打开密码")


def test_an_xls_whose_sectors_run_in_a_circle_is_damaged():
    content = bytearray(XLS)
    for sector in range(128):
        content[512 + 4 * sector : 516 + 4 * sector] = (0).to_bytes(4, "little")

    assert refusal_of(bytes(content), "表.xls") == ("file_unreadable", "文件已损坏或不完整")


@pytest.mark.parametrize("length", [600, 3_000, len(XLS) - 100, len(XLS) - 30])
def test_a_truncated_xls_is_damaged_and_nothing_is_printed_about_it(length: int, capfd):
    assert refusal_of(XLS[:length], "表.xls")[0] == "file_unreadable"
    assert capfd.readouterr().err == ""
