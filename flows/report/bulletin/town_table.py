"""The bulletin's town table: place, score, counts, how both moved on common indicators."""

from docx.document import Document as NoticeDocument

from flows.numbers_text import ABSENT
from flows.report.month.phrases import tie_note
from flows.report.month.review import Review
from flows.report.month.towns import CommonStanding, TownStanding
from flows.report.office.notice import add_small_text
from flows.report.office.notice_parts import Column, add_table
from flows.wording import STATUS_NAMES

_FIGURES = [
    Column("得分", 16, "right"),
    *(Column(STATUS_NAMES[key], 11, "right") for key in ("green", "yellow", "red", "missing")),
    Column("同口径得分增减", 24, "right"),
    Column("同口径名次变化", 24, "right"),
]
_HALF_POINTS = 19


def has_scores(review: Review) -> bool:
    """Return whether any town had something to be scored by."""
    return any(not town.is_without_tasks for town in review.towns)


def add_town_table(document: NoticeDocument, review: Review) -> None:
    """Add the table, and what its last two columns are counted on where a month can be compared."""
    rows = [_cells(town) for town in review.towns]
    caption = f"{review.month}{review.places.all_towns}得分"
    columns = [Column("名次", 9, "center"), Column(review.places.town, 16), *_FIGURES]
    add_table(document, caption, columns, rows, half_points=_HALF_POINTS, is_kept=True)
    common = any(town.common for town in review.towns)
    note = "同口径指只按两个月均考核的指标计算得分、排列名次。" if common else ""
    note += tie_note(town.score for town in review.towns)
    if note:
        add_small_text(document, note)


def _cells(town: TownStanding) -> tuple[str, ...]:
    if town.score is None:
        word = "无考核事项" if town.is_without_tasks else STATUS_NAMES["missing"]
        score = (ABSENT, town.town, word)
    else:
        score = (str(town.rank), town.town, f"{town.score:.1f}")
    counts = (town.counts.green, town.counts.yellow, town.counts.red, town.counts.missing)
    return (*score, *(str(number) for number in counts), *_changes(town.common))


def _changes(common: CommonStanding | None) -> tuple[str, str]:
    """Return how score and place moved: +18.4, 第10→第1.

    Both places are shown: a fall by eight beside the place of the whole month would make no sense.
    """
    if common is None:
        return ABSENT, ABSENT
    points = f"{common.score - common.score_before:+.1f}"
    return "持平" if float(points) == 0 else points, common.places
