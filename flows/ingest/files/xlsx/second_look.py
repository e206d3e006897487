"""The parts of an xlsx file that a second look needs: its sheets' XML and its formats."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from flows.ingest.files.archives.zip_parts import (
    Part,
    check_true_sizes,
    read_part,
    read_shared_part,
)
from flows.ingest.files.sheet_details import SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.cell_looks import make_looks
from flows.ingest.files.xlsx.cell_styles import FormatStyles, attributes_of, find_format_styles
from flows.ingest.files.xlsx.rich_text import find_rich_texts, find_shared_texts, has_marked_runs
from flows.ingest.files.xlsx.sheet_xml import find_zero_formulas, look_into
from flows.settings import Limits

if TYPE_CHECKING:
    from functools import _lru_cache_wrapper

_SHEET = re.compile(rb"<(?:\w+:)?sheet\s[^<>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^<>]*>")
_ASKS = re.compile(rb"""fullCalcOnLoad=["'](?:1|true)["']""")
T = TypeVar("T")

_LARGEST_REMEMBERED = 200_000
_WORKBOOK, _RELATIONS, _STYLES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_STRINGS = "xl/sharedstrings.xml"  # in lower case: not all programs spell it alike


def look_at_xlsx(
    content: bytes, parts: Mapping[str, Part], limits: Limits
) -> dict[int, SheetDetails]:
    """Return each worksheet's details by its number in the workbook.

    Raises UnsafeFileError where a limit is exceeded, BadZipFile where a part is damaged.
    """
    sheets = _find_sheets(content, parts)
    xmls = {number: read_part(content, parts[name]) for number, name in sheets.items()}
    formats = FormatStyles()
    if _STYLES in parts:
        formats = _recall(find_format_styles, read_shared_part(content, parts[_STYLES]))
    check_true_sizes(content, parts, frozenset(sheets.values()), limits)
    styles = parts.get(_STYLES)
    details = {
        number: look_into(
            xml,
            formats,
            limits.cells,
            make_looks(content, parts[sheets[number]], styles) if styles else None,
        )
        for number, xml in xmls.items()
    }
    if any(b"</f>" in xml for xml in xmls.values()) and _is_uncalculated(content, parts):
        details = {
            number: replace(one, errors={**find_zero_formulas(xmls[number]), **one.errors})
            for number, one in details.items()
        }
    return _with_rich_texts(details, xmls, content, parts)


def _is_uncalculated(content: bytes, parts: Mapping[str, Part]) -> bool:
    """Return whether the workbook asks to be calculated when it is opened: it never was."""
    return _ASKS.search(read_shared_part(content, parts[_WORKBOOK])) is not None


def _with_rich_texts(
    details: dict[int, SheetDetails],
    xmls: Mapping[int, bytes],
    content: bytes,
    parts: Mapping[str, Part],
) -> dict[int, SheetDetails]:
    """Return the details with the texts of which a part is raised or struck out."""
    named = next((name for name in parts if name.lower() == _STRINGS), "")
    strings = read_part(content, parts[named]) if named else b""
    shared = find_shared_texts(strings) if has_marked_runs(strings) else {}
    if not shared and not any(has_marked_runs(xml) for xml in xmls.values()):
        return details
    return {
        number: replace(one, texts=find_rich_texts(xmls[number], shared))
        for number, one in details.items()
    }


def _find_sheets(content: bytes, parts: Mapping[str, Part]) -> dict[int, str]:
    if _WORKBOOK not in parts or _RELATIONS not in parts:
        return {}
    workbook = read_shared_part(content, parts[_WORKBOOK])
    named = _recall(_name_sheets, workbook, read_shared_part(content, parts[_RELATIONS]))
    return {number: name for number, name in named if name in parts}


def _recall(remembering: "_lru_cache_wrapper[T]", *parts: bytes) -> T:
    """Return what the function says of the parts; huge ones are not kept in memory for it."""
    is_huge = sum([len(part) for part in parts]) > _LARGEST_REMEMBERED
    return remembering.__wrapped__(*parts) if is_huge else remembering(*parts)


@lru_cache(maxsize=64)  # files of one program differ in their cells, hardly in these parts
def _name_sheets(workbook: bytes, relations: bytes) -> tuple[tuple[int, str], ...]:
    """Return number and part of each sheet that has one."""
    if b"<!DOCTYPE" in workbook or b"<!ENTITY" in workbook:
        raise UnsafeFileError("含有外部实体声明")
    targets = {}
    for tag in _RELATION.findall(relations):
        attributes = attributes_of(tag)
        target = attributes.get(b"Target", b"").decode("utf-8", "replace")
        targets[attributes.get(b"Id", b"")] = _resolve(target)
    sheets = []
    for number, tag in enumerate(_SHEET.findall(workbook)):
        attributes = attributes_of(tag)
        identifier = next(
            (value for name, value in attributes.items() if name.endswith(b":id")), b""
        )
        sheets.append((number, targets.get(identifier, "")))
    return tuple(sheets)


def _resolve(target: str) -> str:
    """Return the part a relation of the workbook points to."""
    return target.lstrip("/") if target.startswith(("/", "xl/")) else f"xl/{target}"
