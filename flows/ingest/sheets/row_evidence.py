"""What speaks for and against each role of a row: weights with a reason, no word list needed."""

from collections.abc import Iterator

from flows.ingest.sheets.cell_kinds import (
    TEXT,
)
from flows.ingest.sheets.figure_evidence import weigh_column_numbers, weigh_figures
from flows.ingest.sheets.heading_figures import heading_sequence
from flows.ingest.sheets.line_evidence import ALL_BRACKETED, LONG, weigh_line, width_of
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts
from flows.ingest.sheets.repeats import heads_restarts, repeats_header, restarts_below
from flows.ingest.sheets.roles import DATA, HEADER, NOTE, SECTION, TITLE, Evidence

#: Texts wider than so many letters are whole sentences.
_VERY_LONG = 44


def weigh_row(near: Neighbours, index: int) -> Iterator[Evidence]:
    """Yield the evidence on the roles of one row of a region."""
    facts = near.rows[index]
    words = [word for word in facts.words if TEXT in facts.kinds[word.first : word.last + 1]]
    sequence = heading_sequence(near, index)
    yield from weigh_figures(near, index, sequence, has_label=_has_label(facts))
    yield from weigh_column_numbers(near, facts, index)
    if not words:
        return
    yield from _on_header_words(near, index, len(words))
    if len(words) == 1:
        yield from _on_single_text(near, index, words[0].first, words[0].last, words[0].text)
    else:
        yield Evidence(TITLE, -min(4.0, 1.5 * (len(words) - 1)), "有几个不同的文字")
        yield Evidence(SECTION, -3, "有几个不同的文字")
        yield Evidence(NOTE, -1, "有几个不同的文字")
    yield from weigh_line(near, facts, index, [word.text for word in words])
    if near.is_last_figures(index):
        yield Evidence(NOTE, 1.5, "下面再没有数字")
    if facts.gap > 1 and not near.is_last_figures(index):
        yield Evidence(NOTE, -2.5, "隔了几个空行，下面又有数字")
    elif facts.gap:
        yield Evidence(NOTE, 1, "上面有空行")
    if near.is_strong(index):
        yield Evidence(HEADER, 1.5, "字体或底色与下面的数据行不同")
        yield Evidence(SECTION, 1, "字体或底色与下面的数据行不同")


def _has_label(facts: RowFacts) -> bool:
    first = facts.figures[0] if facts.figures else len(facts.kinds)
    return TEXT in facts.kinds[:first]


def _on_header_words(near: Neighbours, index: int, count: int) -> Iterator[Evidence]:
    facts = near.rows[index]
    share, columns = near.share_over_figures(index)
    if columns:
        yield Evidence(HEADER, 3 * share, f"文字在 {columns} 个数字列的上面")
    if count > 1:
        yield Evidence(HEADER, 1 if count == 2 else 2, f"有 {count} 个不同的文字")
    if any(0 < word.last - word.first < len(facts.kinds) - 1 for word in facts.words) and count > 1:
        yield Evidence(HEADER, 1, "有横向合并的单元格")
    if facts.words[0].first > 0 and count > 1 and not facts.figures:
        yield Evidence(HEADER, 1, "左上角空白")
    if not columns and not facts.figures:
        yield Evidence(HEADER, -2, "下面没有数字列")
    yield from _on_next_header(near, index, count)


def _on_next_header(near: Neighbours, index: int, count: int) -> Iterator[Evidence]:
    """Yield what speaks for the header of a further table below data."""
    if count > 2 and near.breaks_figures(index):
        yield Evidence(HEADER, 3, "上下都是数字的列里全是不同的文字")
        yield Evidence(DATA, -2, "上下都是数字的列里全是不同的文字")
    if repeats_header(near.rows, index):
        yield Evidence(HEADER, 3, "重复上面的表头")
    if restarts_below(near.rows, index):
        yield Evidence(HEADER, 3, "下面的标签从头重复")


def _on_single_text(
    near: Neighbours, index: int, first: int, last: int, text: str
) -> Iterator[Evidence]:
    facts = near.rows[index]
    if facts.figures:
        return
    wide, size = last - first + 1, width_of(text)
    yield Evidence(TITLE, 2, "整行只有一个文字")
    yield Evidence(NOTE, 1, "整行只有一个文字")
    yield from _on_place(near, index, first, last, text)
    if heads_restarts(near.rows, index):
        yield Evidence(SECTION, 8, "与另一处单独的文字同列，下面的标签相同")
        yield Evidence(HEADER, -4, "与另一处单独的文字同列，下面的标签相同")
    if near.closes_rows(index):
        yield Evidence(TITLE, -2.5, "紧接数据行，下面才空行")
    if size > LONG:
        yield Evidence(TITLE, 1, "文字较长")
        yield Evidence(HEADER, -1.5, "文字较长")
    if size > _VERY_LONG:
        yield Evidence(NOTE, 2, "整句文字")
        yield Evidence(SECTION, -2, "整句文字")
    if first == 0 or first < near.first_figure_column(index) or wide == len(facts.kinds):
        yield Evidence(SECTION, 2, "只有标签没有数字")
        if near.has_figures_next(index):
            yield Evidence(SECTION, 1, "下一行就是数字")


def _on_place(near: Neighbours, index: int, first: int, last: int, text: str) -> Iterator[Evidence]:
    """Yield what the place of a row's only text says."""
    wide, width = last - first + 1, len(near.rows[index].kinds)
    if wide > 1 and first == 0 and wide >= 0.6 * width:
        yield Evidence(TITLE, 2, "横跨整个表")
        yield Evidence(HEADER, -4, "横跨整个表")
    elif first == 0 or first < near.first_figure_column(index):
        yield Evidence(HEADER, -3, "只在标签列")
    elif wide > 1 and not near.fits_groups_below(index, first, last):
        yield Evidence(HEADER, -4, "合并范围与下面的表头不对应")
    elif width_of(text) <= LONG and not ALL_BRACKETED.fullmatch(text):
        yield Evidence(TITLE, -2.5, "在数字列的上面")
        yield Evidence(SECTION, -3, "不在标签列")
