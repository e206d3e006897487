"""What speaks for and against each role of a row: weights with a reason, no word list needed."""

from collections.abc import Iterator

from flows.ingest.sheets.cell_kinds import MARK, NUMBER, TEXT, is_bracketed, numbers_columns
from flows.ingest.sheets.heading_figures import heading_sequence
from flows.ingest.sheets.line_evidence import ALL_BRACKETED, LONG, weigh_line, width_of
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts
from flows.ingest.sheets.repeats import heads_restarts, repeats_header, restarts_below
from flows.ingest.sheets.roles import DATA, HEADER, NOTE, NUMBERS, SECTION, TITLE, Evidence

#: Texts wider than so many letters are whole sentences.
_VERY_LONG = 44


def weigh_row(near: Neighbours, index: int) -> Iterator[Evidence]:
    """Yield the evidence on the roles of one row of a region."""
    facts = near.rows[index]
    words = [word for word in facts.words if TEXT in facts.kinds[word.first : word.last + 1]]
    sequence = heading_sequence(near, index)
    yield from _on_figures(near, index, sequence, has_label=_has_label(facts))
    yield from _on_column_numbers(near, facts, index)
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


def _on_figures(
    near: Neighbours, index: int, sequence: tuple[float, str], *, has_label: bool
) -> Iterator[Evidence]:
    facts = near.rows[index]
    count = len(facts.figures)
    if not count:
        marks = facts.kinds.count(MARK)
        if marks and not numbers_columns(near.values(index)) and _states_units(near, index):
            yield Evidence(HEADER, 9, "表头下面一行括号里的单位")
            yield Evidence(DATA, -3, "表头下面一行括号里的单位")
        elif marks and near.rows[index].words and TEXT in facts.kinds:
            yield Evidence(DATA, 1.5, "标签后只有无数据的符号")
        elif index and not facts.gap and near.rows[index - 1].filled == facts.filled:
            yield Evidence(DATA, 1, "与上一行一样宽")
        return
    weight, reason = sequence
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


#: From this weight on a sequence is a heading for sure, and its row no data.
_HEADING = 3.0
#: Where texts stand over so many of the columns of figures the few figures among them are labels.
_MOST = 0.6


def _on_column_numbers(near: Neighbours, facts: RowFacts, index: int) -> Iterator[Evidence]:
    values = near.values(index)
    if not index or not numbers_columns(values):
        yield Evidence(NUMBERS, -20, "不是栏号")
        return
    is_bare = all(kind in (NUMBER, ".") for kind in facts.kinds) and not near.has_brackets(index)
    if is_bare and near.has_figures_first(index):
        yield Evidence(NUMBERS, -20, "第一列都是数字，没有标签列")
    elif (is_bare or not facts.figures) and not near.is_told_apart_above(index):
        yield Evidence(NUMBERS, -20, "上面的表头分不清各列，数字就是表头")
    else:
        yield Evidence(NUMBERS, 8, "只给各列编号")


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
