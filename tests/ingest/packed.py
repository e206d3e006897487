"""Workbooks of raw parts, so that a test can say exactly what stands in the file."""

import io
import zipfile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPES = f"""<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml"
 ContentType="application/xml"/></Types>"""
WORKBOOK = f"""<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheets>
<sheet name="表一" sheetId="1" r:id="rId1"/></sheets></workbook>"""
RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_RELATION}/styles" Target="styles.xml"/>
<Relationship Id="rId3" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/>
</Relationships>"""
TOP = f"""<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"
 Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
PERCENT_STYLES = f"""<styleSheet xmlns="{_MAIN}"><numFmts count="1">
<numFmt numFmtId="164" formatCode="0.0%"/></numFmts><cellXfs count="3">
<xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs></styleSheet>"""

_ODS = """<?xml version="1.0" encoding="UTF-8"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">
<office:automatic-styles>{styles}</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="表一">{rows}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
_ODS_MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>"""
_ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"


def pack(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP file of the parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def sheet(rows: str, head: str = "", tail: str = "") -> str:
    """Return a worksheet's XML."""
    return f'<worksheet xmlns="{_MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def xlsx(rows: str = "", head: str = "", tail: str = "", **parts: str | bytes) -> bytes:
    """Return an xlsx file with one sheet of these rows; `parts` replace or add (`xl_styles`)."""
    named = {f"{name.replace('_', '/')}.xml": content for name, content in parts.items()}
    return pack(
        {
            "[Content_Types].xml": TYPES,
            "_rels/.rels": TOP,
            "xl/workbook.xml": WORKBOOK,
            "xl/_rels/workbook.xml.rels": RELATIONS,
            "xl/worksheets/sheet1.xml": sheet(rows, head, tail),
        }
        | named
    )


def ods(rows: str, *, styles: str = "", **parts: str) -> bytes:
    """Return an ods file with one table of these rows; `parts` add (`styles_xml`)."""
    content = _ODS.format(rows=rows, styles=styles)
    parts = {name.replace("_", "."): part for name, part in parts.items()}
    return pack(
        {"mimetype": _ODS_TYPE, "META-INF/manifest.xml": _ODS_MANIFEST, "content.xml": content}
        | parts
    )
