"""The month's ledgers as one workbook: three ledgers and three lists (三本台账、三张清单)."""

from collections.abc import Sequence
from pathlib import Path

from flows.report.ledgers.appeal_book import APPEALS, EARLIER, appeal_sheets, where_earlier
from flows.report.ledgers.comparison_book import COMPARED, compared_rows
from flows.report.ledgers.handled_book import HANDLED, handled_rows
from flows.report.ledgers.received_book import ALL_FILES, RECEIVED, received_sheets, where_all
from flows.report.ledgers.three_lists import (
    DUTIES,
    PROBLEMS,
    TASKS,
    duty_rows,
    problem_rows,
    task_rows,
)
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets


def write_ledgers(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter], folder: Path
) -> Path:
    """Write `ledgers.xlsx` into the month's folder and return it.

    Where sources.csv declares outside tables, the comparison with them is listed too. `letters` and
    `matters` are those of all months up to now; drafts are not listed.
    """
    mark = "（模拟数据）" if review.facts.is_synthetic else ""
    when = f"{review.facts.catalog.county.name}{review.month}"
    current, earlier = appeal_sheets(review, letters)
    received, every = received_sheets(review)
    notes = {"信息台账": where_all(received, every), "诉求台账": where_earlier(current, earlier)}
    contents: tuple[tuple[str, tuple[Head, ...], list[tuple[Value, ...]]], ...] = (
        ("信息台账", RECEIVED, received),
        ("诉求台账", APPEALS, current),
        ("办理台账", HANDLED, handled_rows(review, letters, matters)),
        ("重点任务清单", TASKS, task_rows(review)),
        ("工作责任清单", DUTIES, duty_rows(review, letters)),
        ("问题整改清单", PROBLEMS, problem_rows(review, letters, matters)),
    )
    if earlier:
        contents = (*contents, (EARLIER, APPEALS, earlier))
    if len(every) > len(received):
        contents = (*contents, (ALL_FILES, RECEIVED, every))
    if review.facts.catalog.sources:
        contents = (*contents, ("比对台账", COMPARED, compared_rows(review)))
    sheets = [
        SheetPlan(
            name, f"{when}{name}{mark}{notes.get(name, '')}", heads, rows, empty="目前没有记录。"
        )
        for name, heads, rows in contents
    ]
    return write_sheets(sheets, folder / "ledgers.xlsx")
