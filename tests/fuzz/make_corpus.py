"""Writes `corpus/`: one tiny synthetic file per container (`python -m tests.fuzz.make_corpus`).

`table.doc` is `table.docx` as LibreOffice saves it, left alone where that is missing. Files that
once made the reader stumble are added beside them by hand, named for what they do.
"""

import io
import shutil
import tempfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import docx
import openpyxl
import py7zr

from tests.ingest.files.archives.rar_file import rar_file
from tests.ingest.files.office_program import convert
from tests.ingest.packed import PERCENT_STYLES, ods, pack, xlsx

CORPUS = Path(__file__).parent / "corpus"

_TABLE = [
    ["白河县城关镇农村人居环境整治月报表（2022年6月）", None, None, None],
    ["村（社区）", "户数（户）", "垃圾治理率", "备注"],
    ["清风村", 12, 0.95, "约3"],
    ["清风社区", "１２户", "95%", "/"],
    ["合  计", 24, None, None],
]
_HTML = """<html><head><meta charset="gb2312"></head><body><table><tr><td colspan="2">月报表</td>
</tr><tr><td rowspan=2>清风村</td><td>12</td></tr><tr><td>3-5</td></tr></table></body></html>"""
_SPREADSHEETML = """<?xml version="1.0"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="表一"><Table>
<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">月报表</Data></Cell></Row>
<Row ss:Index="3"><Cell><Data ss:Type="String">清风村</Data></Cell>
<Cell ss:Index="3"><Data ss:Type="Number">12</Data></Cell></Row></Table></Worksheet></Workbook>"""
_ROWS = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>月报表</t></is></c></row>'
    '<row r="2" hidden="1"><c r="A2" t="e"><v>#REF!</v></c><c r="B2" s="1"><v>0.95</v></c></row>'
    '<row r="3"><c r="A3"><f>SUM(B2)</f></c><c r="C3" t="b"><v>1</v></c></row>'
)
_ODS_ROWS = (
    "<table:table-column/><table:table-row><table:table-cell"
    ' office:value-type="string" table:number-columns-spanned="2"><text:p>月报表</text:p>'
    "</table:table-cell><table:covered-table-cell/></table:table-row><table:table-row"
    ' table:number-rows-repeated="3"><table:table-cell office:value-type="percentage"'
    ' office:value="0.95"><text:p>95%</text:p></table:table-cell></table:table-row>'
)

#: What damage to a Word document may hit: the parts that the reader looks at.
_DOCUMENT_PARTS = ("[Content_Types].xml", "_rels/.rels", "word/document.xml")


def main() -> None:
    CORPUS.mkdir(exist_ok=True)
    for name, content in seeds().items():
        (CORPUS / name).write_bytes(content)
    if shutil.which("soffice"):
        (CORPUS / "table.doc").write_bytes(_with_libreoffice(seeds()["table.docx"]))


def seeds() -> dict[str, bytes]:
    """Return the files by name."""
    text = "\n".join(",".join(str(cell or "") for cell in row) for row in _TABLE)
    long_table = "measure_code,area_code,period,value\nX,610929100200,2022-06,3\n"
    return {
        "table.xlsx": _with_openpyxl(),
        "details.xlsx": xlsx(_ROWS, xl_styles=PERCENT_STYLES),
        "table.ods": ods(_ODS_ROWS),
        "table.csv": text.encode("gb18030"),
        "table.tsv": text.replace(",", "\t").encode("utf-16"),
        "long.csv": long_table.encode("utf-8-sig"),
        "table.html": _HTML.encode("gb18030"),
        "table.xml": _SPREADSHEETML.encode(),
        "archive.zip": pack({"城关/a.csv": text, "b.xlsx": xlsx(_ROWS)}),
        "table.docx": _with_docx(),
        "archive.7z": _packed_7z({"城关/a.csv": text.encode(), "b.xlsx": xlsx(_ROWS)}),
        "archive.rar": rar_file({"a.csv": text.encode(), "b.xlsx": xlsx(_ROWS)}),
        "mail.eml": _mail({"6月.csv": text.encode("gb18030"), "b.zip": pack({"a.csv": text})}),
    }


def _with_openpyxl() -> bytes:
    book = openpyxl.Workbook()
    for row in _TABLE:
        book.active.append(row)
    book.active.merge_cells("A1:D1")
    book.active["C3"].number_format = "0%"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _with_docx() -> bytes:
    document = docx.Document()
    document.add_paragraph(_TABLE[0][0])
    table = document.add_table(len(_TABLE), 4)
    for cells, row in zip(_TABLE, table.rows, strict=True):
        for value, cell in zip(cells, row.cells, strict=True):
            cell.text = str(value or "")
    table.cell(0, 0).merge(table.cell(0, 3))
    stream = io.BytesIO()
    document.save(stream)
    with zipfile.ZipFile(stream) as package:
        return pack({name: package.read(name) for name in _DOCUMENT_PARTS})


def _packed_7z(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with py7zr.SevenZipFile(stream, "w") as archive:
        for name, content in members.items():
            archive.writestr(content, name)
    return stream.getvalue()


def _mail(attachments: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["Subject"], message["Date"] = "6月报表", "Mon, 04 Jul 2022 09:30:00 +0800"
    message.set_content("请查收。")
    for name, content in attachments.items():
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def _with_libreoffice(document: bytes) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.docx"
        file.write_bytes(document)
        return convert(file, "doc").read_bytes()


if __name__ == "__main__":
    main()
