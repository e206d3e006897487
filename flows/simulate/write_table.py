"""A table as the file that an office sends: xlsx, CSV in GB18030 or HTML named .xls."""

import csv
import io
import zipfile
from html import escape
from pathlib import Path

from flows.ingest.grid import address
from flows.simulate.offices import Cell, Rows, Table

_STAMP = (2022, 1, 1, 0, 0, 0)
_TYPES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
)
_WORKBOOK = (
    f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="{_MAIN}" '
    f'xmlns:r="{_LINKS}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def write_table(table: Table, file: Path, container: str) -> None:
    """Write the table; the same table gives the same bytes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {"xlsx": _xlsx, "csv": _csv, "html": _html}[container](table)
    file.write_bytes(content)


def _xlsx(table: Table) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        parts = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELATIONS.format(
                kind=f"{_LINKS}/officeDocument", target="xl/workbook.xml"
            ),
            "xl/workbook.xml": _WORKBOOK,
            "xl/_rels/workbook.xml.rels": _RELATIONS.format(
                kind=f"{_LINKS}/worksheet", target="worksheets/sheet1.xml"
            ),
            "xl/worksheets/sheet1.xml": _sheet(table),
        }
        for name, text in parts.items():
            member = zipfile.ZipInfo(name, _STAMP)
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, text)
    return stream.getvalue()


def _sheet(table: Table) -> str:
    rows = "".join(_row(number, row) for number, row in enumerate(table.rows))
    merges = "".join(
        f'<mergeCell ref="{address(top, left)}:{address(bottom, right)}"/>'
        for top, left, bottom, right in table.merges
    )
    merged = f"<mergeCells>{merges}</mergeCells>" if merges else ""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="{_MAIN}">'
        f"<sheetData>{rows}</sheetData>{merged}</worksheet>"
    )


def _row(number: int, row: list[Cell]) -> str:
    cells = "".join(_cell(number, column, value) for column, value in enumerate(row))
    return f'<row r="{number + 1}">{cells}</row>'


def _cell(row: int, column: int, value: Cell) -> str:
    if value is None:
        return ""
    place = address(row, column)
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"><v>{value:.12g}</v></c>'


def _csv(table: Table) -> bytes:
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(_texts(table.rows))
    return stream.getvalue().encode("gb18030")


def _html(table: Table) -> bytes:
    rows = "".join(
        "<tr>" + "".join(f"<td>{escape(text)}</td>" for text in row) + "</tr>"
        for row in _texts(table.rows)
    )
    page = f'<html><head><meta charset="gb2312"></head><body><table>{rows}</table></body></html>'
    return page.encode("gb18030")


def _texts(rows: Rows) -> list[list[str]]:
    width = max(len(row) for row in rows)
    padded = [[*row, *[None] * (width - len(row))] for row in rows]
    return [[_text(value) for value in row] for row in padded]


def _text(value: Cell) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else f"{value:.12g}"
