"""What was wrong with the files of a month, and what corrected ones changed, by who sent them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from flows.finding import class_of
from flows.report.month.facts import Facts
from flows.report.month.recipients import reporter_named_in
from flows.report.month.reporting import ABOUT_ARRIVAL, sender_of

#: Where a sentence names the one cell that it stands at.
_CELL = re.compile(r"单元格([A-Z]+[0-9]+)：")
#: So many findings stand in a mail; the returned workbook has all.
_MOST_FINDINGS = 5


@dataclass(frozen=True)
class FoundCell:
    """One finding of a recipient's files."""

    code: str
    severity: str
    file_name: str
    place: str
    message: str


def found_cells(facts: Facts) -> dict[str, list[FoundCell]]:
    """Return the month's findings by who sent the file; of nobody known: by the office."""
    submitted = dict(
        zip(facts.submissions["submission_id"], facts.submissions["area_code"], strict=True)
    )
    rows: dict[str, list[FoundCell]] = defaultdict(list)
    names = ("submission_id", "area_code", "form", "code", "severity", "file_name", "sheet", "cell")
    asked = facts.findings[facts.findings["explanation"].fillna("") == ""]
    columns = (asked[name].fillna("").astype(str) for name in (*names, "message"))
    for one, area, form, code, severity, file_name, sheet, cell, message in zip(
        *columns, strict=True
    ):
        if code not in ("submission_missing", "source_differs"):
            sender = sender_of(submitted.get(one) or area, form, facts)
            place = " ".join(part for part in (file_name, sheet, cell) if part)
            name = sender or reporter_named_in(file_name, facts.catalog) or facts.office
            rows[name].append(FoundCell(code, severity, file_name, place, message))
    return rows


def late_sentence(found: Sequence[FoundCell]) -> str:
    """Return what came late: one form by its name, more by their number; nothing without."""
    late = [cell.message for cell in found if cell.code == "late"]
    if len(late) > 1:
        return f"{len(late)}张报表逾期报送，今后请按时报送。"
    return "".join(late)


def told_once(found: Sequence[FoundCell]) -> list[tuple[FoundCell, int]]:
    """Return the findings, one sentence for all cells of a file that it is about; how many each."""
    groups: dict[tuple[str, str], list[FoundCell]] = defaultdict(list)
    for one in found:
        groups[one.file_name, _CELL.sub("", one.message, count=1)].append(one)
    told = []
    for first, *others in groups.values():
        cells = [match[1] for one in (first, *others) if (match := _CELL.search(one.message))]
        place = f"单元格{'、'.join(dict.fromkeys(cells))}："
        told.append((replace(first, message=_CELL.sub(place, first.message, count=1)), len(others)))
    return [(one, others + 1) for one, others in told]


def finding_lines(found: Sequence[FoundCell]) -> Iterator[str]:
    """Yield the findings that ask for something, the worst first, below the name of their file."""
    order = {"correct": 0, "explain": 1}
    cells = sorted(
        (c for c in found if class_of(c.code) in order and c.code not in ABOUT_ARRIVAL),
        key=lambda cell: order[class_of(cell.code)],
    )
    shown = told_once(cells)[:_MOST_FINDINGS]
    for file in dict.fromkeys(cell.file_name for cell, _ in shown):
        head = f"文件“{file}”"
        yield f"{head}："
        for cell, _ in shown:
            if cell.file_name == file:
                yield f"· {cell.message.removeprefix(head).lstrip('，：')}"
    if left := len(cells) - sum(count for _, count in shown):
        yield f"· 其余{left}处见退回表。"


def files_to_mend(found: Sequence[FoundCell]) -> set[str]:
    """Return the files that have something wrong inside; one that only came late goes not back."""
    return {cell.file_name for cell in found if cell.code not in ABOUT_ARRIVAL}


def changed_cells(facts: Facts) -> dict[str, int]:
    """Return how many cells corrected versions changed, by who sent them."""
    counts: dict[str, int] = defaultdict(int)
    rows = facts.resubmission_changes
    for area, form in zip(rows["area_code"], rows["form"], strict=True):
        counts[sender_of(str(area), str(form), facts) or facts.office] += 1
    return counts
