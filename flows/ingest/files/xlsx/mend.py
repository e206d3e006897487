"""An xlsx file that calamine refuses over what Excel and WPS overlook, put right in memory.

A nonsense `dimension` (only a hint) or merge, a relationship that leads nowhere or is spelled
with another system's slashes, a sheet without a part: hints are dropped, ways are straightened.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping

from flows.ingest.files.archives.zip_parts import Part, read_part
from flows.ingest.files.xlsx.cell_styles import attributes_of

_RANGE = rb"[A-Z]{1,3}[1-9]\d{0,6}"
_SOUND = re.compile(_RANGE + rb"(?::" + _RANGE + rb")?")
_HINT = re.compile(rb"""<(?:\w+:)?(?:dimension|mergeCell)\s[^<>]*/>""")
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*/>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*/>")
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"


def mend_xlsx(content: bytes, parts: Mapping[str, Part]) -> bytes | None:
    """Return the file put right, or None where there is nothing of these kinds to put right.

    The limits have been checked before; raises BadZipFile where a part is damaged.
    """
    if _WORKBOOK not in parts or _RELATIONS not in parts:
        return None
    texts = {name: read_part(content, part) for name, part in parts.items()}
    mended = dict(texts)
    names = {name.lower() for name in parts}
    mended[_RELATIONS] = _RELATION.sub(
        lambda match: _straight(match.group(), names), texts[_RELATIONS]
    )
    kept = {attributes_of(tag).get(b"Id", b"") for tag in _RELATION.findall(mended[_RELATIONS])}
    mended[_WORKBOOK] = _SHEET.sub(
        lambda match: match.group() if _sheet_id(match.group()) in kept else b"", texts[_WORKBOOK]
    )
    for name, text in texts.items():
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            mended[name] = _HINT.sub(_sound_only, text)
    return _pack(mended) if mended != texts else None


def _straight(tag: bytes, names: set[str]) -> bytes:
    """Return a relationship with a plain way to its part; nothing where no such part is."""
    attributes = attributes_of(tag)
    if attributes.get(b"TargetMode") == b"External":
        return tag
    target = attributes.get(b"Target", b"")
    way = target.decode("utf-8", "replace").replace("\\", "/")
    part = posixpath.normpath(posixpath.join("/xl", way)).lstrip("/")
    if part.lower() not in names:
        return b""
    straight = part.removeprefix("xl/").encode()
    return tag if target in (straight, b"/" + part.encode()) else tag.replace(target, straight)


def _sheet_id(tag: bytes) -> bytes:
    attributes = attributes_of(tag)
    return next((value for name, value in attributes.items() if name.endswith(b":id")), b"")


def _sound_only(match: re.Match[bytes]) -> bytes:
    tag = match.group()
    return tag if _SOUND.fullmatch(attributes_of(tag).get(b"ref", b"")) else b""


def _pack(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return stream.getvalue()
