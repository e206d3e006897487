"""Towns as the page's scripts need them: standing, matters, ranks over time, submissions."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from flows.numbers_text import show_score
from flows.period import chinese_day, chinese_period
from flows.report.month.amounts import gap
from flows.report.month.matters import Matter
from flows.report.month.reporting import sender_of
from flows.report.month.review import Review
from flows.report.month.towns import CommonStanding, TownStanding
from flows.wording import LEVEL_NAMES, STATUS_NAMES, SUBMISSION_STATUS_NAMES

_MOST_MONTHS = 18


@dataclass(frozen=True, slots=True)
class TownMatter:
    """A matter of a town: what it lacks of which indicator, at which level."""

    code: str
    name: str
    level: str
    text: str


@dataclass(frozen=True, slots=True)
class TownEntry:
    """One town's view. `ranks` holds period, rank and score, oldest first."""

    code: str
    name: str
    text: str
    matters: tuple[TownMatter, ...]
    watched: tuple[TownMatter, ...]
    ranks: tuple[tuple[str, int, float], ...]
    submissions: tuple[tuple[str, str, str, str, str], ...]
    owed: tuple[str, ...]


def town_entries(review: Review) -> tuple[TownEntry, ...]:
    """Return every town, by rank."""
    ranks = town_ranks(review)
    submissions = _submissions(review)
    owed = {one.reporter: one.owed for one in review.reporters}
    return tuple(
        TownEntry(
            code=one.area_code,
            name=one.town,
            text=town_sentence(one),
            matters=tuple(_matters(review.asked_of(one.town), one.town)),
            watched=tuple(_matters(review.watched_of(one.town), one.town)),
            ranks=tuple(ranks[one.area_code]),
            submissions=tuple(submissions[one.town]),
            owed=tuple(
                f"《{form.form_name}》自{chinese_period(form.opened)}起未报"
                for form in owed.get(one.town, ())
            ),
        )
        for one in review.towns
    )


def town_sentence(one: TownStanding) -> str:
    """Return rank, score and counts, or why a town has none."""
    counts = one.counts
    if one.rank is None or one.score is None:
        return "本月无考核事项。" if one.is_without_tasks else f"本月{STATUS_NAMES['missing']}。"
    parts = "、".join(
        f"{STATUS_NAMES[key]}{number}项"
        for key, number in (
            ("green", counts.green),
            ("yellow", counts.yellow),
            ("red", counts.red),
            ("missing", counts.missing),
        )
        if number
    )
    return (
        f"第{one.rank}名，{show_score(one.score)}分；考核{counts.due}项，其中{parts}。{_moved(one)}"
    )


def _moved(one: TownStanding) -> str:
    if one.common is None:
        return ""
    return f"按两个月均考核的{one.compared.common}项计，名次{_move(one.common)}。"


def _move(common: CommonStanding) -> str:
    if common.rank == common.rank_before:
        return f"保持第{common.rank}"
    word = "升至" if common.rank < common.rank_before else "降至"
    return f"由第{common.rank_before}{word}第{common.rank}"


def town_ranks(review: Review) -> dict[str, list[tuple[str, int, float]]]:
    """Return period, rank and score of each town in the latest months that rank it."""
    ranked = review.facts.town_scores.dropna(subset=["rank", "score"])
    scores = ranked.sort_values("period")
    names = ("area_code", "period", "rank", "score")
    found: dict[str, list[tuple[str, int, float]]] = defaultdict(list)
    for area, period, rank, score in zip(*(scores[name] for name in names), strict=True):
        found[str(area)].append((str(period), int(rank), round(float(score), 1)))
    return defaultdict(list, {area: rows[-_MOST_MONTHS:] for area, rows in found.items()})


def _matters(matters: Iterable[Matter], town: str) -> Iterable[TownMatter]:
    for matter in matters:
        part = matter.part_of(town)
        if part is not None:
            text = gap(matter.indicator, part.row, part.missing)
            yield TownMatter(matter.code, matter.name, LEVEL_NAMES[part.level], text)


def _submissions(review: Review) -> dict[str, list[tuple[str, str, str, str, str]]]:
    """Return the month's files of each sender: form, file, version, status, day received."""
    facts = review.facts
    month = facts.submissions[facts.submissions["period"] == review.period]
    month = month.sort_values(["form", "version", "file_name"])
    names = ("form", "area_code", "file_name", "version", "status", "received_at")
    found: dict[str, list[tuple[str, str, str, str, str]]] = defaultdict(list)
    for form, area, file, version, status, received in zip(
        *(month[name] for name in names), strict=True
    ):
        declared = facts.catalog.form_by_code.get(str(form))
        found[sender_of(str(area or ""), str(form or ""), facts)].append(
            (
                declared.name if declared else "",
                str(file),
                f"第{version}版",
                SUBMISSION_STATUS_NAMES[str(status)],
                chinese_day(received.date()),
            )
        )
    return found
