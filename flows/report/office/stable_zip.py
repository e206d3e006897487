"""Office files as bytes that depend on their content alone: no clock in the package."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

#: The first day a ZIP file can name.
_STAMP = (1980, 1, 1, 0, 0, 0)
MOMENT = dt.datetime(*_STAMP)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


class DatelessZip(zipfile.ZipFile):
    """A ZIP file to write, whose members and document properties carry one fixed date."""

    def __init__(self, file: IO[bytes] | Path) -> None:
        super().__init__(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        """Write one member with the fixed date."""
        content = data.encode() if isinstance(data, str) else data
        if zinfo_or_arcname == "docProps/core.xml":
            content = _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z\2", content)
        member = zipfile.ZipInfo(str(zinfo_or_arcname), _STAMP)
        member.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(member, content)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        """Write a file as a member with the fixed date."""
        self.writestr(str(arcname or filename), Path(filename).read_bytes())


def stable_bytes(book: Workbook) -> bytes:
    """Return the workbook's bytes with fixed times, so that a re-run gives the same file."""
    book.properties.created = book.properties.modified = MOMENT
    stream = io.BytesIO()
    with DatelessZip(stream) as archive:
        ExcelWriter(book, archive).write_data()
    return stream.getvalue()


def freeze_package(content: bytes) -> bytes:
    """Return a zipped office file with fixed member times and document times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, DatelessZip(stream) as target:
        for member in source.infolist():
            target.writestr(member.filename, source.read(member))
    return stream.getvalue()
