"""The ledger of what came in (信息台账): what was not plainly accepted, then a line a sender."""

from collections import Counter, defaultdict
from dataclasses import dataclass

import pandas as pd

from flows.numbers_text import ABSENT
from flows.report.month.recipients import reporter_named_in, reporter_of
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value
from flows.wording import CLASS_NAMES, FINDING_NAMES, SUBMISSION_STATUS_NAMES

RECEIVED = (
    Head("单位", 24),
    Head("报表", 40),
    Head("文件", 44),
    Head("收到日期", 12),
    Head("版本", 7),
    Head("处理", 12),
    Head(CLASS_NAMES["correct"], 10),
    Head("报表代码", 12, is_folded=True),
)
ALL_FILES = "报送明细"
_STATUS = [head.title for head in RECEIVED].index("处理")
_ACCEPTED = "accepted"

Rows = list[tuple[Value, ...]]


@dataclass(frozen=True)
class _Came:
    """One file as received: its row, whether there is nothing to say of it, whether it was late."""

    row: tuple[Value, ...]
    is_plain: bool
    is_late: bool


def received_sheets(review: Review) -> tuple[Rows, Rows]:
    """Return the rows of the ledger, and one row for every file.

    The ledger names each file that was not accepted whole or holds cells to correct; the others
    are one line for each sender, with how many came late and the last day.
    """
    came = sorted(_came(review), key=lambda one: _order(one.row))
    told = [one.row for one in came if not one.is_plain]
    return told + _summed(came), [one.row for one in came]


def received_note(current: Rows, every: Rows) -> str:
    """Return how many files came and what became of them, and where each is listed."""
    counts = Counter(str(row[_STATUS]) for row in every)
    told = "、".join(
        f"{name}{counts[name]}个" for name in SUBMISSION_STATUS_NAMES.values() if counts[name]
    )
    where = f"，逐个见“{ALL_FILES}”表" if len(every) > len(current) else ""
    return f"共收到{len(every)}个文件：{told}{where}。" if told else ""


def _order(row: tuple[Value, ...]) -> tuple[str, ...]:
    return str(row[0]), str(row[7]), str(row[4]), str(row[2])


def _came(review: Review) -> list[_Came]:
    facts = review.facts
    rows = facts.submissions[facts.submissions["period"] == review.period]
    wrong = facts.findings[facts.findings["severity"] != "flag"]["submission_id"].value_counts()
    rates = facts.reporting_rates[facts.reporting_rates["period"] == review.period]
    rates = rates[rates["is_received"] & ~rates["is_on_time"].astype(bool)]
    late = set(zip(rates["form"].astype(str), rates["area_code"].astype(str), strict=True))
    names = ("submission_id", "form", "area_code", "file_name", "received_at", "version", "status")
    found = []
    for one, form, area, file_name, received, version, status in zip(
        *(rows[name] for name in names), strict=True
    ):
        declared = facts.catalog.form_by_code.get(str(form))
        known = str(area) in facts.catalog.area_by_code
        named = reporter_named_in(str(file_name), facts.catalog) or ABSENT
        to_correct = int(wrong.get(one, 0))
        row = (
            reporter_of(str(form), str(area), facts.catalog) if known else named,
            declared.name if declared else str(form or ABSENT),
            str(file_name),
            None if pd.isna(received) else received.date(),
            int(version),
            SUBMISSION_STATUS_NAMES[str(status)],
            to_correct,
            str(form),
        )
        is_plain = status == _ACCEPTED and not to_correct
        found.append(_Came(row, is_plain, (str(form), str(area)) in late))
    return found


def _summed(came: list[_Came]) -> Rows:
    """Return one row for each sender of plain files: how many, how many late, the last day."""
    groups: dict[str, list[_Came]] = defaultdict(list)
    for one in came:
        if one.is_plain:
            groups[str(one.row[0])].append(one)
    return [
        (
            name,
            _count(plain),
            "",
            max((one.row[3] for one in plain), key=str),
            None,
            SUBMISSION_STATUS_NAMES[_ACCEPTED],
            None,
            "",
        )
        for name, plain in groups.items()
    ]


def _count(plain: list[_Came]) -> str:
    late = sum(one.is_late for one in plain)
    return f"{len(plain)}张报表" + (f"（{FINDING_NAMES['late']}{late}张）" if late else "")
