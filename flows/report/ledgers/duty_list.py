"""The list of duties (工作责任清单): what each unit and town answers for and what waits for it."""

from collections import Counter
from collections.abc import Sequence

from flows.period import year_of
from flows.report.letters.letter_ledger import Letter
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value
from flows.wording import CLASS_NAMES
from flows.words.place_words import is_all_towns

DUTIES = (
    Head("责任单位", 28),
    Head("类别", 10),
    Head("牵头指标", 10),
    Head("须办事项", 10),
    Head("欠报报表", 10),
    Head(CLASS_NAMES["correct"], 10),
    Head("已发函件", 10),
    Head("待答复", 10),
    Head("联系人", 30),
)
#: Columns in which a unit may have something to do.
_TO_DO = slice(3, 6)
_WAITING = 7
Rows = list[tuple[Value, ...]]


def duty_rows(review: Review, letters: Sequence[Letter]) -> Rows:
    """Return one row per lead unit and town; those with something to do or to answer first.

    Who leads nothing in the year any more, and a town that is closed, have one while something
    waits for them.
    """
    catalog = review.facts.catalog
    asked = catalog.indicators_in(year_of(review.period))
    leads = Counter(unit for indicator in asked for unit in indicator.lead_units)
    valid = {town.name for town in catalog.towns_in(review.period)}
    towns = [town.name for town in catalog.towns]
    reporters = {one.reporter: one for one in review.reporters}
    once = {unit for indicator in catalog.indicators for unit in indicator.lead_units}
    others = {*once, *reporters} - {*towns, catalog.county.name}
    units = sorted(name for name in others if not is_all_towns(name))
    contacts = {one.recipient: one.name for one in catalog.contacts}
    released = [one for one in letters if not one.is_draft and one.period <= review.period]
    issued = Counter(one.recipient for one in released)
    waiting = Counter(one.recipient for one in released if not one.is_answered)
    shared = sum(count for name, count in leads.items() if is_all_towns(name))
    rows: Rows = []
    for name in [*units, *towns]:
        reporter = reporters.get(name)
        rows.append(
            (
                name,
                catalog.places.town if name in towns else "牵头单位",
                shared if name in towns else leads[name],
                len(review.asked_of(name)),
                len(reporter.owed) if reporter else 0,
                reporter.to_correct if reporter else 0,
                issued[name],
                waiting[name],
                contacts.get(name, ""),
            )
        )
    present = {*leads, *reporters, *valid}
    kept = [row for row in rows if _has_work(row) or row[0] in present]
    return sorted(kept, key=lambda row: not _has_work(row))


def duty_note(rows: Rows) -> str:
    """Return how many have something to do or to answer."""
    busy = sum(map(_has_work, rows))
    if not busy:
        return f"共{len(rows)}家，均无须办事项、欠报报表和待答复函件。"
    return (
        f"共{len(rows)}家，其中{busy}家有须办事项、欠报报表、必须改正的数据或待答复函件，列在前面。"
    )


def _has_work(row: tuple[Value, ...]) -> bool:
    return any((*row[_TO_DO], row[_WAITING]))
