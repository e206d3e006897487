"""What a row's figures say of its roles: data, a heading of years, column or page numbers."""

from collections.abc import Iterator

from flows.ingest.sheets.cell_kinds import (
    BLANK,
    MARK,
    NUMBER,
    TEXT,
    is_bracketed,
    numbers_columns,
    sequence_of,
)
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts
from flows.ingest.sheets.roles import DATA, HEADER, NOTE, NUMBERS, SECTION, TITLE, Evidence

#: From this weight on a sequence is a heading for sure, and its row no data.
_HEADING = 3.0
#: Where texts stand over so many of the columns of figures the few figures among them are labels.
_MOST = 0.6


def weigh_figures(
    near: Neighbours, index: int, sequence: tuple[float, str], *, has_label: bool
) -> Iterator[Evidence]:
    """Yield what a row's figures, or their lack, say of its roles."""
    facts = near.rows[index]
    count = len(facts.figures)
    if not count:
        yield from _on_no_figures(near, index)
        return
    weight, reason = sequence
    if _heads_rows_of_a_year(near, index):
        yield Evidence(SECTION, 12, "标签列里单独一个年份，下面的行归它")
        yield Evidence(HEADER, -6, "标签列里单独一个年份")
    yield from _on_order(near, index, weight, reason)
    is_heading = weight >= _HEADING
    yield Evidence(DATA, 0 if is_heading else 3, f"有 {count} 个数字")
    same = near.supported(index)
    if same and not is_heading:
        yield Evidence(DATA, min(1.5, same / 2), f"其中 {same} 个与上下行的数字同列")
    if has_label and not is_heading:
        yield Evidence(DATA, 1, "数字左边有文字标签")
    yield Evidence(TITLE, -2 * count, "有数字")
    yield Evidence(SECTION, -4, "有数字")
    if count == facts.filled == 1 and near.usual_width > 2:
        yield Evidence(NOTE, 4 if same else 8, "整行只有一个数字，像页码")
    else:
        yield Evidence(NOTE, -4, "有数字")


def _on_no_figures(near: Neighbours, index: int) -> Iterator[Evidence]:
    facts = near.rows[index]
    marks = facts.kinds.count(MARK)
    if marks and not numbers_columns(near.values(index)) and _states_units(near, index):
        yield Evidence(HEADER, 9, "表头下面一行括号里的单位")
        yield Evidence(DATA, -3, "表头下面一行括号里的单位")
    elif marks and near.rows[index].words and TEXT in facts.kinds:
        yield Evidence(DATA, 1.5, "标签后只有无数据的符号")
    elif index and not facts.gap and near.rows[index - 1].filled == facts.filled:
        yield Evidence(DATA, 1, "与上一行一样宽")


def _heads_rows_of_a_year(near: Neighbours, index: int) -> bool:
    """Return whether a year or date alone in the label column stands above a row of figures."""
    facts = near.rows[index]
    if facts.filled != 1 or facts.figures != (0,) or index + 1 >= len(near.rows):
        return False
    below = near.rows[index + 1]
    is_headed = index > 0 and near.usual_width > 1 and below.kinds[0] != BLANK
    return is_headed and below.figures[-1:] > (0,) and sequence_of(near.figures(index)) != ""


def _states_units(near: Neighbours, index: int) -> bool:
    """Return whether a row between header and figures holds but words in brackets: (kg)."""
    if not index or near.rows[index - 1].figures or not near.has_figures_next(index):
        return False
    words, first = near.rows[index].words, near.rows[index + 1].figures[0]
    texts = [word.text for word in words if word.first >= first]
    has_label = words[0].first < first
    return all(map(is_bracketed, texts)) and len(set(texts)) > has_label


def _on_order(near: Neighbours, index: int, weight: float, reason: str) -> Iterator[Evidence]:
    """Yield whether a row's figures are in an order, as those of a header are."""
    share, texts = near.share_over_figures(index)
    if near.has_only_bounds(index) and texts:
        yield Evidence(DATA, -2.5, "数字都在括号里或是界限，旁边是文字，像单位或分组")
    elif not weight and texts > 1 and share >= _MOST:
        yield Evidence(HEADER, -1, "有数字")
        yield Evidence(DATA, -2, "数字列里多半是文字")
    elif weight:
        yield Evidence(HEADER, weight, reason)
    else:
        yield Evidence(HEADER, -5, "有不成序列的数字")


def weigh_column_numbers(near: Neighbours, facts: RowFacts, index: int) -> Iterator[Evidence]:
    """Yield whether a row only numbers the columns: 甲 乙 1 2, (1) (2), (A) (B)."""
    values = near.values(index)
    if not index or not numbers_columns(values):
        yield Evidence(NUMBERS, -20, "不是栏号")
        return
    is_bare = all(kind in (NUMBER, ".") for kind in facts.kinds) and not near.has_brackets(index)
    if is_bare and near.has_figures_first(index) and not _numbers_whole_header(near, index):
        yield Evidence(NUMBERS, -20, "第一列都是数字，没有标签列")
    elif (is_bare or not facts.figures) and not near.is_told_apart_above(index):
        yield Evidence(NUMBERS, -20, "上面的表头分不清各列，数字就是表头")
    else:
        yield Evidence(NUMBERS, 8, "只给各列编号")


def _numbers_whole_header(near: Neighbours, index: int) -> bool:
    """Return whether 1 2 3 … n numbers every column below a whole header, no 2 standing below 1.

    The first column holds years or other figures then: it labels the rows.
    """
    facts, above, below = near.rows[index], near.rows[index - 1], near.rows[index + 1]
    counts = near.figures(index)
    is_whole = len(counts) == len(facts.kinds) > 2 and set(above.kinds) == {TEXT}
    first = near.region.value(below.row, 0)
    return is_whole and counts == [n + 1 for n in range(len(counts))] and first != counts[1]
