"""Which forms a sheet holds: by whose measures its header cells and row labels name."""

from collections import defaultdict

from flows.catalog.model import Catalog
from flows.ingest.grid import CellValue
from flows.ingest.sheets.sheet import Sheet, is_text_row, texts_of
from flows.ingest.words.measure_names import WordingIndex
from flows.ingest.words.plain_text import squash

#: Beyond so many rows no header with split words is looked for.
_FARTHEST = 300
#: The lines of titles at the top of a sheet.
_TITLES = 8
#: So many measures, or such a share of them, tell a form that no title names.
_FEWEST, _SHARE = 2, 0.3

_NONE: frozenset[str] = frozenset()
Hits = dict[str, set[tuple[int, int]]]


def find_hits(sheet: Sheet, index: WordingIndex) -> Hits:
    """Return where each form's measures are named, words split over rows included."""
    hits: Hits = defaultdict(set)
    known = index.forms_by_text
    for number, row in enumerate(sheet.rows):
        texts = [(at, value) for at, value in enumerate(row) if type(value) is str and value]
        for column, value in texts:
            forms = known.get(value)
            if forms is None:
                forms = index.forms_with(value) if len(value) > 1 else _NONE
            for form in forms:
                hits[form].add((number, column))
    _add_split_hits(hits, sheet, index)
    return hits


def _add_split_hits(hits: Hits, sheet: Sheet, index: WordingIndex) -> None:
    """Add the wordings that are split over two or three text rows; each hit at its last row."""
    rows, known = sheet.rows, set().union(*hits.values())
    for number in _rows_of_split_words(sheet):
        for column, first in enumerate(rows[number]):
            second = _text_at(rows, number + 1, column) if isinstance(first, str) and first else ""
            if not second or (number, column) in known:
                continue
            third = _text_at(rows, number + 2, column)
            for depth, parts in ((1, (first, second)), (2, (first, second, third))):
                if parts[-1] and len(set(parts)) > 1:
                    for form in index.forms_with("".join(map(str, parts))):
                        hits[form].add((number + depth, column))


def _text_at(rows: list[list[CellValue]], row: int, column: int) -> str:
    """Return a cell's text, nothing for numbers, blanks and what lies beyond the edge."""
    line = rows[row] if row < len(rows) else []
    value = line[column] if column < len(line) else None
    return value if isinstance(value, str) else ""


def _rows_of_split_words(sheet: Sheet) -> list[int]:
    """Return the rows that may begin such wordings: two text rows, one below the other."""
    rows = sheet.rows[:_FARTHEST]
    are_texts = [is_text_row(row) for row in rows]
    return [
        number
        for number, both in enumerate(zip(are_texts, are_texts[1:], strict=False))
        if all(both) and all(len(texts_of(row)) > 1 for row in rows[number : number + 2])
    ]


def choose_forms(hits: Hits, sheet: Sheet, catalog: Catalog, index: WordingIndex) -> list[str]:
    """Return the forms that the sheet holds: most cells first, shared wordings counted once."""
    titles = squash(
        " ".join(text for row in sheet.rows[:_TITLES] for text in texts_of(row))
    ) + squash(sheet.grid.sheet)
    named = {form for form, name in index.form_names if name in titles}
    chosen: list[str] = []
    taken: set[tuple[int, int]] = set()
    for form in sorted(hits, key=lambda form: (form not in named, -len(hits[form]), form)):
        own = hits[form] - taken
        size = len(catalog.measures_by_form.get(form, ()))
        is_enough = form in named or len(own) >= max(_FEWEST, _SHARE * size) or len(own) == size
        if own and (is_enough or (len(own) >= _FEWEST and _is_named_below(form, sheet, index))):
            chosen.append(form)
            taken |= hits[form]
            hits[form] = own
    return chosen


def _is_named_below(form: str, sheet: Sheet, index: WordingIndex) -> bool:
    """Return whether a title further down, of a table below another one, names the form."""
    name = next((name for code, name in index.form_names if code == form), "")
    lines = (texts_of(row) for row in sheet.rows[_TITLES:_FARTHEST])
    return any(name in squash(texts[0]) for texts in lines if len(texts) == 1 and name)
