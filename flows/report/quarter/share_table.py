"""The annex of towns' shares: who made how much of a county figure's change."""

import math
from collections.abc import Sequence

from docx.document import Document as NoticeDocument

from flows.numbers_text import show_figure, usual_decimals
from flows.report.month.matter_cells import name_cell
from flows.report.month.phrases import join_names
from flows.report.office.notice import add_heading, add_small_text
from flows.report.office.notice_parts import Column, add_table
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.town_shares import SharedChange, TownShare
from flows.wording import STATUS_NAMES
from flows.words.place_words import PlaceWords

_SHARES = [
    Column("指标（单位）", 34),
    Column("上季末", 16, "right"),
    Column("本季末", 16, "right"),
    Column("变化", 18, "right"),
]
_MOST_SHARES, _MOST_TOWNS = 20, 4


def first_changes(review: QuarterReview) -> list[SharedChange]:
    """Return the changes to print: matters first, then moved colours, then the rest by weight."""
    asked = [matter.code for matter in review.month.asked]
    moved = {one.indicator.indicator_code for one in review.moves if one.is_county}

    def order(change: SharedChange) -> tuple[bool, bool, float, str]:
        code = change.indicator.indicator_code
        return code not in asked, code not in moved, -change.indicator.importance, code

    return sorted(review.changes, key=order)[:_MOST_SHARES]


def add_shares(
    document: NoticeDocument, title: str, changes: Sequence[SharedChange], places: PlaceWords
) -> None:
    """Add the table of towns' amounts under a title and how they are computed."""
    add_heading(document, title, 1, new_page=True)
    add_small_text(
        document,
        f"数量指标的贡献为该{places.town}数量的增减；比率指标的贡献按分子、分母分解（以两季末{places.whole}比率的平均为"
        f"参照），单位为百分点。{places.all_towns}贡献之和等于{places.whole}变化。全部指标见工作簿。",
    )
    rows = [
        (
            name_cell(one.indicator),
            "从零起算" if one.is_from_zero else _value(one, one.before.value),
            _value(one, one.now.value),
            signed(one.change),
            shares_text(one, places),
        )
        for one in changes
    ]
    caption = f"按分子分母计算的{places.all_towns}贡献"
    columns = [*_SHARES, Column(f"{places.all_towns}贡献（大的在前）", 66)]
    add_table(document, caption, columns, rows, half_points=18)


def _value(change: SharedChange, value: float) -> str:
    return show_figure(value, usual_decimals(change.indicator.unit))


def signed(value: float) -> str:
    """Return an amount with its sign: +120, -1.6."""
    text = show_figure(abs(value))
    return text if text == "0" else f"{'+' if value > 0 else '-'}{text}"


def shares_text(change: SharedChange, places: PlaceWords) -> str:
    """Return the towns with the largest amounts, and what the rest make together."""
    named = [one for one in change.towns if round(one.amount, 9)]
    texts = [f"{_town(one, change)}{signed(one.amount)}" for one in named[:_MOST_TOWNS]]
    rest = named[_MOST_TOWNS:]
    if rest:
        texts.append(f"其余{len(rest)}个{places.town}合计{signed(sum(one.amount for one in rest))}")
    return join_names(texts)


def _town(one: TownShare, change: SharedChange) -> str:
    """Return a town; one whose figure is gone says so: its amount is no work undone."""
    is_absent = not change.is_from_zero and math.isnan(one.now.value)
    return f"{one.town}（{STATUS_NAMES['missing']}）" if is_absent else one.town
