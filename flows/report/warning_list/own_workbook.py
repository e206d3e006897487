"""A recipient's own workbook: all its matters and what it should keep an eye on."""

from collections.abc import Sequence
from pathlib import Path

from flows.report.letters.letter_topics import Topic
from flows.report.month.matters import Matter
from flows.report.month.review import Review
from flows.report.office.sheet_file import write_sheets
from flows.report.office.workbook_writing import safe_file_name
from flows.report.warning_list.matter_sheets import TO_DO_NAME, to_do_sheet, watch_sheet
from flows.wording import WATCH_LIST_NAME


def own_workbook_name(recipient: str, review: Review) -> str:
    """Return the file's name: 县林业局-2022年6月-事项.xlsx."""
    return safe_file_name(f"{recipient}-{review.month}-事项.xlsx")


def write_own_workbook(
    topics: Sequence[Topic],
    watched: Sequence[Matter],
    recipient: str,
    review: Review,
    file: Path,
) -> Path:
    """Write the workbook and return it; only sheets that list something."""
    mark = "（模拟数据）" if review.facts.is_synthetic else ""
    title = f"{recipient}{review.month}"
    sheets = [to_do_sheet(topics, review, f"{title}{TO_DO_NAME}{mark}")] if topics else []
    sheets += [watch_sheet(watched, review, f"{title}{WATCH_LIST_NAME}{mark}")] if watched else []
    return write_sheets(sheets, file)
