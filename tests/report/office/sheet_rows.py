"""A sheet as its reader sees it: heads and the rows below them, with or without a note on top."""

import re


def heads_row(sheet):
    """The number of the row of heads: the one with the filter."""
    return int(re.search(r"\d+", sheet.auto_filter.ref).group())


def records(sheet):
    """The rows as dicts by head; a sheet that only says it is empty has none."""
    top = heads_row(sheet)
    heads = [cell.value for cell in sheet[top]]
    rows = sheet.iter_rows(min_row=top + 1, values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rows if sum(map(bool, row)) > 1]


def column(sheet, title):
    """The values of one column."""
    return [row[title] for row in records(sheet)]
