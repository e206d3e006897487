"""The month's ledgers as one workbook: three ledgers and three lists (三本台账、三张清单)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from flows.report.ledgers.appeal_book import APPEALS, EARLIER, appeal_sheets, where_earlier
from flows.report.ledgers.comparison_book import COMPARED, compared_rows
from flows.report.ledgers.duty_list import DUTIES, duty_note, duty_rows
from flows.report.ledgers.handled_book import HANDLED, handled_note, handled_rows
from flows.report.ledgers.problem_list import ENDED, ENDED_PROBLEMS, PROBLEMS, problem_sheets
from flows.report.ledgers.received_book import ALL_FILES, RECEIVED, received_note, received_sheets
from flows.report.ledgers.task_list import OTHER_TASKS, OTHERS, TASKS, task_sheets
from flows.report.letters.letter_ledger import Letter, LetterMatter
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, SheetPlan, Value, write_sheets

#: What a list without rows says.
_EMPTY = {
    "诉求台账": "没有未办结和近期的诉求。",
    "重点任务清单": "没有预警、关注和未报的任务。",
    "问题整改清单": "没有未销号的问题。",
}
#: A sheet: its name, its columns, its rows, and what they come to.
Content = tuple[str, Sequence[Head], Sequence[tuple[Value, ...]], str]


def write_ledgers(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter], folder: Path
) -> Path:
    """Write `ledgers.xlsx` into the month's folder and return it.

    The ledgers and lists come first, with what is open or off course; behind them what is done,
    where there is something. Where sources.csv declares outside tables, the comparison with them
    is listed too. `letters` and `matters` are those of all months; letters about later ones and
    drafts are not listed: a month that is run again has the ledgers that it had.
    """
    known = [letter for letter in letters if letter.period <= review.period]
    mark = "（模拟数据）" if review.facts.is_synthetic else ""
    when = f"{review.facts.catalog.county.name}{review.month}"
    sheets = [
        SheetPlan(
            name,
            f"{when}{name}{mark}",
            heads,
            rows,
            empty=_EMPTY.get(name, "目前没有记录。"),
            note=note,
        )
        for name, heads, rows, note in _contents(review, known, matters)
    ]
    return write_sheets(sheets, folder / "ledgers.xlsx")


def _contents(
    review: Review, letters: Sequence[Letter], matters: Sequence[LetterMatter]
) -> Iterator[Content]:
    current, earlier = appeal_sheets(review, letters)
    received, every = received_sheets(review)
    handled = handled_rows(review, letters, matters)
    behind, others, tasks = task_sheets(review)
    duties = duty_rows(review, letters)
    problems, ended, answers = problem_sheets(review, letters, matters)
    yield "信息台账", RECEIVED, received, received_note(received, every)
    yield "诉求台账", APPEALS, current, where_earlier(current, earlier)
    yield "办理台账", HANDLED, handled, handled_note(handled)
    yield "重点任务清单", TASKS, behind, tasks
    yield "工作责任清单", DUTIES, duties, duty_note(duties)
    yield "问题整改清单", PROBLEMS, problems, answers
    if others:
        yield OTHER_TASKS, OTHERS, others, ""
    if ended:
        yield ENDED_PROBLEMS, ENDED, ended, ""
    if earlier:
        yield EARLIER, APPEALS, earlier, ""
    if len(every) > len(received):
        yield ALL_FILES, RECEIVED, every, ""
    if review.facts.catalog.sources:
        yield "比对台账", COMPARED, compared_rows(review), ""
