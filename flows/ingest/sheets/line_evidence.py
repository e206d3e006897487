"""What the way a row is written says of it: item and content, brackets, footnote signs, length."""

import re
import unicodedata
from collections.abc import Iterator

from flows.ingest.sheets.cell_kinds import DATE
from flows.ingest.sheets.key_blocks import is_in_key_block
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import RowFacts
from flows.ingest.sheets.roles import DATA, HEADER, NOTE, SECTION, TITLE, Evidence

#: Texts wider than so many letters are titles rather than labels.
LONG = 24
#: So long a text in the label column is a title even where another text stands in its row.
_TITLE_LENGTH = 30
_KEY = re.compile(r"[^:：]{1,20}[:：]")
ALL_BRACKETED = re.compile(r"[(\[（【].{1,40}[)\]）】]|(?:计量)?单位\s*[:：].*", re.S)
_FORM_LINE = re.compile(
    r"(?:表\s*号|制[表定]机关|批准|备案|文号|有效期|综合机关|数据库|续表|附[件表])"
)
_TITLE_END = re.compile(r"..(?:表|情况|一览|统计)$")
_FOOT = re.compile(
    r"(?:\*+|[†‡§¹²³⁴-⁹①-⑳]|[(\[（]?\d{1,2}[)\]）]|[a-z][)/]|\\?\d/|\\\d|注|说明\s*[:：]|"
    r"填[报表]人|审核人|制表人|(?:单位|统计)?负责人|联系电话|填报日期|报[送出]日期|数据来源|资料来源|"
    r"第\s*\d+\s*页|共\s*\d+\s*页|[-—–]\s*\d+\s*[-—–]$|备注\s*[:：]|(?:source|note)s?\b)",
    re.I,
)


def weigh_line(
    near: Neighbours, facts: RowFacts, index: int, texts: list[str]
) -> Iterator[Evidence]:
    """Yield what the texts of a row say by how they are written."""
    for is_so, reason, weights in (
        (
            near.is_pair(index) and (near.is_pair(index - 1) or near.is_pair(index + 1)),
            "与邻行同是“项目 内容”两格，比下面的表窄",
            {TITLE: 6, HEADER: -3},
        ),
        (
            len(texts) == 2 and facts.words[0].last == 0 and width_of(texts[0]) > _TITLE_LENGTH,
            "第一列是长文字，另有一处文字",
            {TITLE: 3, HEADER: -2},
        ),
        (
            ALL_BRACKETED.fullmatch(texts[-1]) and len(texts) <= 2 and facts.filled <= 3,
            "括号里的说明或单位",
            {TITLE: 3.5, HEADER: -2},
        ),
        (
            any(_FORM_LINE.match(text) for text in texts),
            "表号、制表机关等",
            {TITLE: 3, HEADER: -3},
        ),
        (
            len(texts) > 1 and all(text.endswith((":", "：")) for text in texts),
            "都是“项目：”，像落款",
            {NOTE: 5, DATA: -3},
        ),
        (_FOOT.match(texts[0]), "以注释符号或落款开头", {NOTE: 4, SECTION: -1}),
    ):
        if is_so:
            yield from (Evidence(role, weight, reason) for role, weight in weights.items())
    if is_in_key_block(near, index):
        yield Evidence(TITLE, 12, "“项目 内容”的几行，空一行才是完整的表头")
        yield Evidence(HEADER, -8, "“项目 内容”的几行，空一行才是完整的表头")
        yield Evidence(DATA, -8, "“项目 内容”的几行，空一行才是完整的表头")
    yield from _on_key(near, facts, texts)
    yield from _on_whole_header_below(near, facts, index, texts)


def _on_whole_header_below(
    near: Neighbours, facts: RowFacts, index: int, texts: list[str]
) -> Iterator[Evidence]:
    """Yield what a text says that stands over one column of a header that needs nothing above."""
    if facts.filled > 2 or not near.heads_all_figures(index + 1):
        return
    last = facts.words[-1]
    is_alone = last.first == last.last
    if len(texts) == 1 and not facts.figures and is_alone and last.last == len(facts.kinds) - 1:
        yield Evidence(TITLE, 5, "在最后一列上面，下面的表头已经完整，像单位")
        yield Evidence(HEADER, -2, "在最后一列上面，下面的表头已经完整")
    elif len(texts) == 1 and not facts.figures and is_alone and _TITLE_END.search(texts[0]):
        yield Evidence(TITLE, 5, "以“表”“情况”等结尾，下面的表头已经完整，像标题")
        yield Evidence(HEADER, -2, "以“表”“情况”等结尾，下面的表头已经完整")
    elif len(texts) == 2 and is_alone and width_of(last.text) > LONG:
        yield Evidence(TITLE, 6, "长文字，下面的表头已经完整")
        yield Evidence(HEADER, -3, "长文字，下面的表头已经完整")
    elif len(texts) == 2 and _stands_over_labels(near, facts, index):
        yield Evidence(TITLE, 6, "“项目 内容”在标签列上面，下面的表头已经完整")
        yield Evidence(HEADER, -3, "“项目 内容”在标签列上面，下面的表头已经完整")
    elif len(facts.figures) == 1 and facts.kinds[facts.figures[0]] == DATE and len(texts) == 1:
        yield Evidence(TITLE, 8, "“项目 日期”的行，下面的表头已经完整")
        yield Evidence(HEADER, -6, "“项目 日期”的行，下面的表头已经完整")


def _stands_over_labels(near: Neighbours, facts: RowFacts, index: int) -> bool:
    """Return whether all texts of a row stand over other texts that head the label columns."""
    below, last = near.rows[index + 1], facts.words[-1].last
    heads = [word for word in below.words if word.first <= last]
    is_left = last < near.first_figure_column(index + 1)
    return not facts.figures and is_left and len(heads) == len(facts.words) == last + 1


def _on_key(near: Neighbours, facts: RowFacts, texts: list[str]) -> Iterator[Evidence]:
    """Yield what a text such as Area: at the beginning of a row says."""
    if not _KEY.match(texts[0]) or near.has_keys_for_labels:
        return
    if len(texts) <= 4 and not facts.figures:
        yield Evidence(TITLE, 3 + 1.5 * (len(texts) - 1), "“项目：内容”的行")
        yield Evidence(HEADER, -3, "“项目：内容”的行")
    elif len(texts) == 1 and len(facts.figures) == 1:
        yield Evidence(TITLE, 5, "“项目：数字或日期”的行")
        yield Evidence(HEADER, -3, "“项目：数字或日期”的行")


def width_of(text: str) -> int:
    """Return how wide a text stands, in Latin letters: a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(mark) in "WF" else 1 for mark in text[:200])
