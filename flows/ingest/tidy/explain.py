"""Why each row and column of a sheet was taken for what it is, in lines for a reader."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from flows.ingest.sheets.row_roles import RowRole
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.tidy.row_labels import LabelPaths
from flows.ingest.tidy.tidy import ReadSheet, ReadTable


def explain_sheets(sheets: Iterable[ReadSheet]) -> Iterator[str]:
    """Yield the lines that say why each row and column has its role, sheet by sheet."""
    for read in sheets:
        yield f"工作表“{read.sheet.grid.sheet}”：{len(read.tables)} 个表，{len(read.rows)} 个数据"
        for number, table in enumerate(read.tables, start=1):
            yield from _explain_table(read.sheet, table, number)


def _explain_table(sheet: Sheet, read: ReadTable, number: int) -> Iterator[str]:
    columns = read.table.region.columns
    place = f"{sheet.letters(columns[0])}—{sheet.letters(columns[-1])}列"
    title = f"，标题“{read.table.title}”" if read.table.title else ""
    yield f"  表{number}（{place}{title}）"
    yield from _explain_rows(sheet, read.table.rows, read.labels)
    for one in read.columns:
        yield f"    {sheet.letters(one.column)}列 {one.role}：{'；'.join(one.reasons)}"


def _explain_rows(sheet: Sheet, rows: Sequence[RowRole], labels: LabelPaths) -> Iterator[str]:
    """Yield one line per run of rows with one role and the same reasons."""
    for (role, reasons), run in groupby(rows, key=lambda one: _row_key(one, labels)):
        numbers = [sheet.number(one.row) for one in run]
        place = numbers[0] if len(numbers) == 1 else f"{numbers[0]}—{numbers[-1]}"
        yield f"    第{place}行 {role}：{'；'.join(reasons)}"


def _row_key(one: RowRole, labels: LabelPaths) -> tuple[str, tuple[str, ...]]:
    if one.row in labels.headings:
        return "分组行", ("只有标签没有数字，下面的行归它",)
    if one.row in labels.totals:
        return "合计行", ("标签是合计，下面的行不归它", *one.reasons)
    return one.role, one.reasons
