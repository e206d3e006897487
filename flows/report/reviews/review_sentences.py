"""What papers say of reviews and of what came for locked months; nothing for zero things."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from flows.catalog.review_levels import LEVELS
from flows.period import chinese_period
from flows.report.month.facts import Facts
from flows.report.month.phrases import count_places, first_names, join_names
from flows.report.month.recipients import reporter_of
from flows.report.month.reporting import sender_of
from flows.wording import LATE_CHANGES_NAME, REVIEW_NAMES, UNREVIEWED_NAME
from flows.words.place_words import counter_of

_MOST_NAMES, _FEW_NAMES = 4, 2


@dataclass(frozen=True)
class Unreviewed:
    """A form that came and is not reviewed as far as it should be; `review` is how far it is."""

    reporter: str
    form: str
    form_name: str
    review: str


@dataclass(frozen=True)
class LateChanges:
    """How many figures one sender changed in one locked month after it was locked."""

    reporter: str
    period: str
    is_adopted: bool
    count: int


@lru_cache(maxsize=1)  # every mail of a month asks again
def list_unreviewed(facts: Facts) -> tuple[Unreviewed, ...]:
    """Return the month's forms below the level from which figures count, or without any review."""
    wanted = max(1, LEVELS.index(facts.catalog.policy.counts_from))
    rows = facts.reporting_rates[facts.reporting_rates["period"] == facts.period]
    rows = rows[rows["is_received"] & rows["review"].isin(LEVELS[:wanted])]
    return tuple(
        Unreviewed(
            reporter_of(str(row.form), str(row.area_code), facts.catalog),
            str(row.form),
            facts.catalog.form_by_code[str(row.form)].name,
            str(row.review),
        )
        for row in rows.itertuples()
        if str(row.form) in facts.catalog.form_by_code
    )


@lru_cache(maxsize=1)  # every mail of a month asks again
def list_late_changes(facts: Facts) -> tuple[LateChanges, ...]:
    """Return what the month's papers list for locked months, by month and sender."""
    counts: Counter[tuple[str, bool, str]] = Counter()
    for row in facts.late_changes.itertuples():
        sender = sender_of(str(row.submission_area), str(row.form), facts) or facts.office
        counts[str(row.period), bool(row.is_adopted), sender] += 1
    return tuple(
        LateChanges(sender, period, is_adopted, count)
        for (period, is_adopted, sender), count in counts.items()
    )


def review_sentences(facts: Facts) -> list[str]:
    """Return what the county's papers say: who is not reviewed, what came for locked months."""
    return [*_unreviewed(facts), *_changed(list_late_changes(facts))]


def sender_sentences(facts: Facts, reporter: str) -> list[str]:
    """Return which forms of a town or unit wait for a review, and what it should do."""
    mine = [one.form_name for one in list_unreviewed(facts) if one.reporter == reporter]
    said = []
    if mine:
        rest = "，审核前所涉数据不计入统计" if _is_withheld(facts) else ""
        named = first_names(mine, _MOST_NAMES)
        said.append(f"{len(mine)}张报表{_word(facts)}（{named}），请审核签字后重新报送{rest}。")
    return said


def sender_changes(facts: Facts, reporter: str) -> list[str]:
    """Return what a town or unit changed in locked months; nothing is asked of it."""
    changed = [one for one in list_late_changes(facts) if one.reporter == reporter]
    return list(_changed(changed, has_names=False))


def _unreviewed(facts: Facts) -> Iterator[str]:
    rows = facts.reporting_rates[facts.reporting_rates["period"] == facts.period]
    received = int(rows["is_received"].sum())
    found = list_unreviewed(facts)
    if not found:
        return
    counts = Counter(one.reporter for one in found)
    how_many = "均" if len(found) == received else f"有{len(found)}张"
    use = "所涉数据暂不计入统计" if _is_withheld(facts) else f"按{REVIEW_NAMES[LEVELS[0]]}数计入"
    yield (
        f"已收到的{received}张报表{how_many}{_word(facts)}，{use}"
        f"（{count_places(counts.most_common(), '张', _FEW_NAMES)}）。"
    )


def _word(facts: Facts) -> str:
    """Return what is missing: any review, or that of the level from which figures count."""
    wanted = facts.catalog.policy.counts_from
    return UNREVIEWED_NAME if wanted != LEVELS[-1] else f"未经{REVIEW_NAMES[wanted]}"


def _is_withheld(facts: Facts) -> bool:
    return facts.catalog.policy.counts_from != LEVELS[0]


def _changed(found: Sequence[LateChanges], *, has_names: bool = True) -> Iterator[str]:
    groups = dict.fromkeys((one.period, one.is_adopted) for one in found)
    for period, is_adopted in groups:
        own = [one for one in found if (one.period, one.is_adopted) == (period, is_adopted)]
        total = sum(one.count for one in own)
        told = [f"{one.reporter}{one.count}处" for one in own]
        named = join_names(told, _MOST_NAMES, counter_of(one.reporter for one in own))
        end = "已解锁采用" if is_adopted else "解锁前不采用，已通报数据不变"
        who = f"（{named}）" if has_names else ""
        what = f"{chinese_period(period)}数据锁定后收到{LATE_CHANGES_NAME}{total}处"
        yield f"{what}{who}，{end}。"
