"""The senders' own workbooks go back to them, wrong cells marked and explained (intake.md)."""

import logging
import shutil
from collections import defaultdict
from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook as Book

from flows.catalog.model import Catalog
from flows.report.month.facts import Facts
from flows.report.office.workbook_writing import safe_file_name, save_workbook
from flows.report.returned.finding_list import MOST_LISTED, add_list
from flows.report.returned.list_head import document_lines
from flows.report.returned.marked_copy import ODD_WORKBOOK, make_copy
from flows.report.returned.marks import mark_cells
from flows.report.returned.source_file import NOT_READABLE, TOO_LARGE, Source, find_source
from flows.report.returned.word_copy import ODD_DOCUMENT, mark_document
from flows.settings import Limits

LOG = logging.getLogger(__name__)
_ORDER = {"reject": 0, "hold": 1, "flag": 2}


@dataclass(frozen=True)
class ReturnedWorkbook:
    """One workbook to send back: which received file, where the copy is, whose forms it has.

    `areas` are towns (or the county for a department's form); `is_copy` is false where the file
    could not be copied and only the list of findings goes back.
    """

    file_name: str
    path: Path
    forms: tuple[str, ...]
    areas: tuple[str, ...]
    findings: int
    marked: int
    is_copy: bool


def write_returned(
    facts: Facts, raw_folder: Path, folder: Path, *, limits: Limits | None = None
) -> list[ReturnedWorkbook]:
    """Write one workbook per received file with findings; the folder's earlier ones go away.

    A file whose every submission was superseded by a newer version is left out: nobody should
    mend it any more. Received files are read, never touched.
    """
    limits = limits or Limits()
    aside = folder.with_name(folder.name + ".part")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    taken: set[str] = set()
    written = []
    for file_name, findings in _by_file(facts):
        target = _target(file_name, taken)
        one = _write_one(facts, file_name, findings, raw_folder, aside / target, limits)
        written.append(replace(one, path=folder / one.path.relative_to(aside)))
    shutil.rmtree(folder, ignore_errors=True)
    aside.rename(folder)
    LOG.info("returned workbooks: %d, findings: %d", len(written), sum(w.findings for w in written))
    return written


def _by_file(facts: Facts) -> list[tuple[str, list[dict[str, str]]]]:
    """Return each file's findings: the worst first, then in reading order."""
    submissions = facts.submissions[facts.submissions["period"] == facts.period]
    is_over = submissions["status"] == "superseded"
    over = set(submissions.loc[is_over, "file_name"]) - set(submissions.loc[~is_over, "file_name"])
    files: dict[str, list[dict[str, str]]] = defaultdict(list)
    for record in facts.findings.fillna("").astype(str).to_dict("records"):
        finding = {str(name): str(value) for name, value in record.items()}
        if finding["explanation"]:
            continue  # explained: nothing more is asked
        if finding["file_name"] and finding["file_name"] not in over:
            files[finding["file_name"]].append(finding)
    return [
        (name, sorted(files[name], key=lambda finding: _ORDER[finding["severity"]]))
        for name in sorted(files)
    ]


def _target(file_name: str, taken: set[str]) -> Path:
    """Return a path of our own for a sender's file name: same folders, same stem, .xlsx."""
    parts = [safe_file_name(part) for part in file_name.replace("\\", "/").split("/") if part]
    stem = parts[-1].rpartition(".")[0] or parts[-1]
    names = [f"{stem}.xlsx", *(f"{stem}（{number}）.xlsx" for number in range(2, 10_000))]
    for name in names:
        path = Path(*parts[:-1], name)
        if str(path).casefold() not in taken:
            break
    taken.add(str(path).casefold())
    return path


def _write_one(
    facts: Facts,
    file_name: str,
    findings: list[dict[str, str]],
    raw_folder: Path,
    target: Path,
    limits: Limits,
) -> ReturnedWorkbook:
    source = find_source(raw_folder, file_name, limits)
    if source.workbook and source.workbook.container == "docx":
        document = target.with_suffix(".docx")
        written = _write_document(source, facts, file_name, findings, document)
        if written is not None:
            return _returned(facts, file_name, findings, document, written, is_copy=True)
    copy = make_copy(source) if source.workbook else None
    marked = 0
    try:
        listed, places = findings[:MOST_LISTED], facts.catalog.places
        marked = mark_cells(copy.book, listed, places) if copy else 0
        book, note = (copy.book, copy.note) if copy else (_empty_book(), source.note or TOO_LARGE)
        add_list(book, facts, file_name, findings, note)
        save_workbook(book, target)
    except ODD_WORKBOOK:
        LOG.warning("%s cannot be written again; only the list goes back", file_name)
        book, copy, marked = _empty_book(), None, 0
        add_list(book, facts, file_name, findings, NOT_READABLE)
        save_workbook(book, target)
    return _returned(facts, file_name, findings, target, marked, is_copy=copy is not None)


def _write_document(
    source: Source, facts: Facts, file_name: str, findings: list[dict[str, str]], target: Path
) -> int | None:
    """Write a Word document's marked copy; return how many cells it marks, None if it cannot be."""
    lines = document_lines(facts, file_name, findings)
    try:
        places = facts.catalog.places
        return mark_document(source.content, findings[:MOST_LISTED], lines, target, places)
    except ODD_DOCUMENT:
        LOG.warning("%s cannot be written again; only the list goes back", file_name)
        return None


def _returned(
    facts: Facts,
    file_name: str,
    findings: list[dict[str, str]],
    path: Path,
    marked: int,
    *,
    is_copy: bool,
) -> ReturnedWorkbook:
    return ReturnedWorkbook(
        file_name=file_name,
        path=path,
        forms=_distinct(findings, "form"),
        areas=_reporters(facts.catalog, _distinct(findings, "area_code")),
        findings=len(findings),
        marked=marked,
        is_copy=is_copy,
    )


def _empty_book() -> Book:
    book = Book()
    book.remove(book.worksheets[0])
    return book


def _reporters(catalog: Catalog, area_codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the towns (or the county) that the areas belong to."""
    areas = [catalog.area_by_code[code] for code in area_codes if code in catalog.area_by_code]
    owners = {a.parent_code if a.level == "village" else a.area_code for a in areas}
    return tuple(sorted(owners))


def _distinct(findings: list[dict[str, str]], column: str) -> tuple[str, ...]:
    return tuple(sorted({finding[column] for finding in findings} - {""}))
