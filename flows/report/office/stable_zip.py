"""Office files as bytes that depend on their content alone: no clock in the package."""

import datetime as dt
import io
import re
import zipfile

from openpyxl import Workbook

_STAMP = (2021, 1, 1, 0, 0, 0)
_MOMENT = dt.datetime(2021, 1, 1)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def stable_bytes(book: Workbook) -> bytes:
    """Return the workbook's bytes with fixed times, so that a re-run gives the same file."""
    book.properties.created = book.properties.modified = _MOMENT
    stream = io.BytesIO()
    book.save(stream)
    return freeze_package(stream.getvalue())


def freeze_package(content: bytes) -> bytes:
    """Return a zipped office file with fixed member times and document times."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for member in source.infolist():
            data = source.read(member)
            if member.filename == "docProps/core.xml":
                data = _MODIFIED.sub(rb"\g<1>2021-01-01T00:00:00Z\g<3>", data)
            info = zipfile.ZipInfo(member.filename, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, data)
    return stream.getvalue()
