"""The table of a 通报: each matter once, with the units and towns that are named for it."""

from collections import defaultdict
from collections.abc import Sequence

from docx.document import Document as NoticeDocument

from flows.numbers_text import ABSENT
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_topics import Topic
from flows.report.month.matter_cells import figure_cells, name_cell, need_cell
from flows.report.month.phrases import join_names
from flows.report.office.notice_parts import Column, add_table
from flows.wording import LEVEL_NAMES

#: An addressee's letter with what it is named for.
Part = tuple[Letter, Sequence[Topic]]
#: An addressee of one matter: its name and the matter as it concerns it.
Named = tuple[str, Topic]

TABLE_NAME = "通报事项"
_COLUMNS = [
    Column("序号", 10, "center"),
    Column("事项（单位）", 40),
    Column("层级", 10, "center"),
    *(Column(name, 15, "right") for name in ("应达", "实际", "差额")),
    Column("每月需", 24),
    Column("责任单位、各地实际", 44),
]
#: Nine points: a matter with its towns stands on few lines.
_HALF_POINTS = 18


def add_circular_table(document: NoticeDocument, parts: Sequence[Part]) -> None:
    """Add one row a matter in the order of the month, the most urgent first."""
    rows = [_row(number, named) for number, named in enumerate(named_by_matter(parts), start=1)]
    add_table(document, TABLE_NAME, _COLUMNS, rows, half_points=_HALF_POINTS)


def named_by_matter(parts: Sequence[Part]) -> list[list[Named]]:
    """Return the addressees of each matter, matters in the order of the month."""
    found: dict[tuple[int, str], list[Named]] = defaultdict(list)
    for letter, topics in parts:
        for topic in topics:
            found[topic.matter.position, topic.matter.code].append((letter.recipient, topic))
    return [found[key] for key in sorted(found)]


def highest_level(named: Sequence[Named]) -> int:
    """Return the level of a matter: the highest among its addressees."""
    return max(topic.level for _, topic in named)


def _row(number: int, named: Sequence[Named]) -> tuple[str, ...]:
    """Return a matter with its own figures, or those of the one town that it is about."""
    matter = named[0][1].matter
    only_town = len(named) == 1 and not _is_lead(named[0])
    shown = named[0][1].row if only_town else matter.row
    reached, goal, difference = figure_cells(matter.indicator, shown)
    worst_first = sorted(named, key=lambda one: -round(one[1].missing, 9))
    towns = [] if only_town else [_town(one, goal) for one in worst_first if not _is_lead(one)]
    units = [name for name, topic in named if only_town or _is_lead((name, topic))]
    return (
        str(number),
        name_cell(matter.indicator, "" if only_town else matter.whose),
        LEVEL_NAMES[highest_level(named)],
        goal,
        reached,
        difference,
        need_cell(matter.indicator, shown),
        "；".join(part for part in (join_names(units), join_names(towns)) if part) or ABSENT,
    )


def _is_lead(named: Named) -> bool:
    """Return whether the addressee answers for the matter as a whole, not for a town's figure."""
    _, topic = named
    return topic.area_code == topic.matter.area_code


def _town(named: Named, goal: str) -> str:
    """Return a town with its figure; what is asked of it only where that is another."""
    name, topic = named
    reached, own_goal, difference = figure_cells(topic.matter.indicator, topic.row)
    asked = "" if own_goal == goal else f"{own_goal}，"
    return f"{name}{reached}（{asked}{difference}）"
