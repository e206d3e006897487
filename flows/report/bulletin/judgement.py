"""The judgement of the month in sentences: the bulletin's first paragraph."""

from collections.abc import Sequence

from flows.numbers_text import show_score, show_share
from flows.period import month_of
from flows.report.month.counts import Comparison, Counts
from flows.report.month.matter_sentences import urgent_sentence, watched_sentence
from flows.report.month.phrases import first_names, join_names, join_places
from flows.report.month.plan_endings import ended_sentence
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.wording import STATUS_NAMES

_MOST_NAMES = 5
#: A month without matters has no annex that names the watched ones.
_MOST_WATCHED = 10
_GREEN, _YELLOW, _RED, _MISSING = (
    STATUS_NAMES[status] for status in ("green", "yellow", "red", "missing")
)
_BEHIND = (("yellow", _YELLOW), ("red", _RED), ("missing", _MISSING))


def judge(review: Review) -> str:
    """Return the paragraph of judgement: counts with shares, change, best, most urgent."""
    if not review.county.all.due:
        nothing = f"{review.month}，{review.places.whole}没有到期考核的指标。"
        return nothing + ended_sentence(review.facts)
    parts = (
        _counts(review),
        compare_sentence(review),
        _towns(review),
        best_sentence(review),
        urgent_sentence(review.asked, review.period) or _watched(review),
        ended_sentence(review.facts),
    )
    return "".join(part for part in parts if part)


def judge_briefly(review: Review) -> str:
    """Return the counts, how they moved, and what they lack: the first words of a mail or page."""
    if not review.county.all.due:
        return judge(review)
    return _counts(review) + compare_sentence(review) + _silent(review)


def _counts(review: Review) -> str:
    every, planned = review.county.all, review.county.plan_target
    text = f"{review.month}，{review.places.whole}到期考核指标{every.due}项，"
    if every.missing == every.due:
        return f"{text}{_all_of(every.due)}未报送数据。"
    rest = status_list(every, _BEHIND)
    text += reached_text(every.green, every.due, "达到序时进度") + (f"；{rest}。" if rest else "。")
    if planned.due and planned.due < every.due:
        met = reached_text(planned.green, planned.due, "达到")
        comma = "，" if planned.green and planned.green < planned.due else ""
        text += f"其中有计划目标的{planned.due}项{comma}{met}，其余为参考进度。"
    return text


def span_judgement(span: str, whole: str, every: Counts, planned: Counts, goal: str) -> str:
    """Return how many of a quarter's or year's indicators, and of its plan targets, reached it."""
    if not every.due:
        return f"{span}，{whole}没有到期考核的指标。"
    rest = status_list(every, _BEHIND)
    text = f"{span}，{whole}到期考核指标{every.due}项，{reached_text(every.green, every.due, goal)}"
    text += f"；{rest}。" if rest else "。"
    if planned.due and planned.due < every.due:
        met = reached_text(planned.green, planned.due, "达到")
        text += (
            f"其中有计划目标的{planned.due}项，{met}（其余{every.due - planned.due}项为参考进度）。"
        )
    return text


def reached_text(green: int, due: int, words: str) -> str:
    """Return 达到94项，占43.3%; all and none need no count: 均达到, of a single one 未达到."""
    if green == due:
        return f"{_all_of(due)}{words}"
    return f"{words}{share_text(green, due)}" if green else f"{_all_of(due)}未{words}"


def _all_of(count: int) -> str:
    return "均" if count > 1 else ""


def share_text(part: int, whole: int) -> str:
    """Return a count with its share: 94项，占43.3%."""
    return f"{part}项，占{show_share(part / whole)}" if whole else f"{part}项"


def status_list(counts: Counts, names: tuple[tuple[str, str], ...]) -> str:
    """Return the statuses that occur with their counts: 关注5项、预警42项."""
    figures = {"green": counts.green, "yellow": counts.yellow, "red": counts.red}
    figures["missing"] = counts.missing
    return "、".join(f"{name}{figures[key]}项" for key, name in names if figures[key])


def compare_sentence(review: Review) -> str:
    """Return how the county moved on the indicators that both months judged.

    A month in which nothing was reported moved nothing.
    """
    compared, every = review.county.compared, review.county.all
    if review.is_first:
        return "本月为首次考核，没有上月可比。"
    if every.missing == every.due:
        return ""
    if not compared.common:
        return "与上月没有共同考核的指标，不作比较。"
    month = f"{month_of(compared.before_period)}月"
    more = every.due - compared.due_before
    scope = f"本月比{month}{'多' if more > 0 else '少'}考核{abs(more)}项；" if more else ""
    return f"{scope}两个月均考核的{compared.common}项中，{_moves(compared)}。"


def _moves(compared: Comparison) -> str:
    """Return how greens, reds and missing moved; greens and reds that both stayed are said once."""
    before, now = compared.before, compared.now
    silent = "" if before.missing == now.missing else _moved(_MISSING, before.missing, now.missing)
    if (before.green, before.red) == (now.green, now.red) and now.green and now.red:
        moved = [f"达到序时进度{now.green}项、{_RED}{now.red}项，均持平"]
    else:
        moved = [_moved("达到序时进度", before.green, now.green), _moved(_RED, before.red, now.red)]
    return "，".join(part for part in (*moved, silent) if part) or "各项状态没有变化"


def _moved(word: str, before: int, now: int) -> str:
    """Return how a count moved; nothing where there was and is none."""
    if before == now:
        return f"{word}{now}项、持平" if now else ""
    return f"{word}由{_items(before)}{'增' if now > before else '减'}至{_items(now)}"


def _items(count: int) -> str:
    return f"{count}项" if count else "无"


def _towns(review: Review) -> str:
    scored = [town for town in review.towns if town.counts.due]
    if not scored:
        return ""
    whose, every = _whole(scored, review), _all_of(len(scored))
    if not any(one.is_reporting for one in scored):
        return f"{whose}{every}未报数。"
    return _on_course(scored, whose, every) + _silent(review)


def _silent(review: Review) -> str:
    """Return which towns reported nothing of what was due, where others did."""
    scored = [one for one in review.towns if one.counts.due]
    names = [one.town for one in scored if not one.is_reporting]
    if not names or len(names) == len(scored):
        return ""
    return f"{join_places(names, _MOST_NAMES)}未报数，有关数据待补报后更新。"


def _whole(scored: Sequence[TownStanding], review: Review) -> str:
    """Return 11个镇; of one its name."""
    return scored[0].town if len(scored) == 1 else f"{len(scored)}个{review.places.town}"


def _on_course(scored: Sequence[TownStanding], whose: str, every: str) -> str:
    """Return how many keep to the plan targets, the fewer of the two kinds by name."""
    fine = [one.town for one in scored if one.is_on_course]
    if not fine:
        return f"{whose}{every}有计划目标预警或缺数。"
    if len(fine) == len(scored):
        return f"{whose}的计划目标{every}无预警。"
    rest = [one.town for one in scored if not one.is_on_course]
    if len(fine) > _MOST_NAMES >= len(rest):
        return f"{whose}中，{join_names(rest)}有计划目标预警或缺数，其余{len(fine)}个均无预警。"
    return f"{whose}中，计划目标无预警的{len(fine)}个（{first_names(fine, _MOST_NAMES)}）。"


def best_sentence(review: Review) -> str:
    """Return the one thing that went best; nothing when nothing got better."""
    progress = review.progress
    for one in progress.resolved:
        if one.is_county and not one.is_reference:
            return f"进展最明显的是{one.indicator.name}，预警{one.months}个月后达到要求并销号。"
    if progress.met_early:
        return f"进展最明显的是{progress.met_early[0].indicator.name}，已提前达到全年目标。"
    if progress.towns:
        gain = show_score(progress.towns[0].gain)
        best = [one.town for one in review.towns if show_score(one.gain) == gain]
        each = "各" if len(best) > 1 else ""
        return f"得分提高最多的是{join_places(best, _MOST_NAMES)}（{each}提高{gain}分）。"
    return ""


def _watched(review: Review) -> str:
    """Return what a month without matters keeps an eye on: what its counts are of."""
    told = watched_sentence(review.watched, _MOST_WATCHED)
    return f"本月没有须办事项；{told}" if told else ""
