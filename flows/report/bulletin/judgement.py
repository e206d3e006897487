"""The judgement of the month in sentences, and who did not report: the bulletin's first page."""

from flows.numbers_text import show_score, show_share
from flows.period import month_of
from flows.report.month.counts import Comparison, Counts
from flows.report.month.matter_sentences import urgent_sentence, watched_sentence
from flows.report.month.phrases import first_names, join_names, join_places
from flows.report.month.plan_endings import ended_sentence
from flows.report.month.review import Review
from flows.report.reviews.review_sentences import review_sentences
from flows.wording import STATUS_NAMES
from flows.words.place_words import counter_of

_MOST_NAMES = 5
#: A month without matters has no annex that names the watched ones.
_MOST_WATCHED = 10
_GREEN, _YELLOW, _RED, _MISSING = (
    STATUS_NAMES[status] for status in ("green", "yellow", "red", "missing")
)


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
    """Return the counts and how they moved: the one sentence of a mail to the county."""
    if not review.county.all.due:
        return judge(review)
    return _counts(review) + compare_sentence(review)


def _counts(review: Review) -> str:
    every, planned = review.county.all, review.county.plan_target
    rest = status_list(every, (("yellow", _YELLOW), ("red", _RED), ("missing", _MISSING)))
    reached = _reached(every.green, every.due, "达到序时进度")
    text = f"{review.month}，{review.places.whole}到期考核指标{every.due}项，{reached}"
    text += f"；{rest}。" if rest else "。"
    if planned.due and planned.due < every.due:
        met = _reached(planned.green, planned.due, "达到")
        met = met if met.startswith("均") else f"，{met}"
        text += (
            f"其中有计划目标的{planned.due}项{met}（其余{every.due - planned.due}项为参考进度）。"
        )
    return text


def _reached(green: int, due: int, words: str) -> str:
    """Return 达到94项，占43.3%; 均达到 and 均未达到 need no count."""
    if green == due:
        return f"均{words}"
    return f"{words}{share_text(green, due)}" if green else f"均未{words}"


def share_text(part: int, whole: int) -> str:
    """Return a count with its share: 94项，占43.3%."""
    return f"{part}项，占{show_share(part / whole)}" if whole else f"{part}项"


def status_list(counts: Counts, names: tuple[tuple[str, str], ...]) -> str:
    """Return the statuses that occur with their counts: 关注5项、预警42项."""
    figures = {"green": counts.green, "yellow": counts.yellow, "red": counts.red}
    figures["missing"] = counts.missing
    return "、".join(f"{name}{figures[key]}项" for key, name in names if figures[key])


def compare_sentence(review: Review) -> str:
    """Return how the county moved on the indicators that both months judged."""
    compared = review.county.compared
    if review.is_first:
        return "本月为首次考核，没有上月可比。"
    if not compared.common:
        return "与上月没有共同考核的指标，不作比较。"
    month = f"{month_of(compared.before_period)}月"
    more = review.county.all.due - compared.common
    scope = f"本月比{month}多考核{more}项，" if more else ""
    return f"{scope}按两个月均考核的{compared.common}项比较，{_moves(compared)}。"


def _moves(compared: Comparison) -> str:
    """Return how greens and reds moved; both unmoved ones are said to be so once."""
    before, now = compared.before, compared.now
    if (before.green, before.red) == (now.green, now.red) and now.green and now.red:
        return f"达到序时进度{now.green}项、{_RED}{now.red}项，均与上月持平"
    moved = (_moved("达到序时进度", before.green, now.green), _moved(_RED, before.red, now.red))
    return "，".join(part for part in moved if part) or "各项状态没有变化"


def _moved(word: str, before: int, now: int) -> str:
    """Return how a count moved; nothing where there was and is none."""
    if before == now:
        return f"{word}{now}项、与上月持平" if now else ""
    return f"{word}由{_items(before)}{'增' if now > before else '减'}至{_items(now)}"


def _items(count: int) -> str:
    return f"{count}项" if count else "无"


def _towns(review: Review) -> str:
    scored = [town for town in review.towns if town.counts.due]
    if not scored:
        return ""
    town = review.places.town
    fine = [one.town for one in scored if one.is_on_course]
    whose, every = (scored[0].town, "") if len(scored) == 1 else (f"{len(scored)}个{town}", "均")
    if not fine:
        return f"{whose}{every}有计划目标预警或漏报。"
    if len(fine) == len(scored):
        return f"{whose}的计划目标{every}无预警。"
    rest = [one.town for one in scored if not one.is_on_course]
    if len(fine) > _MOST_NAMES >= len(rest):
        return f"{whose}中，{join_names(rest)}有计划目标预警或漏报，其余{len(fine)}个均无预警。"
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
        gain = show_score(progress.towns[0].score_change)
        best = [one.town for one in review.towns if show_score(one.score_change) == gain]
        each = "各" if len(best) > 1 else ""
        return f"得分提高最多的是{join_places(best, _MOST_NAMES)}（{each}提高{gain}分）。"
    return ""


def _watched(review: Review) -> str:
    """Return what a month without matters keeps an eye on: what its counts are of."""
    told = watched_sentence(review.watched, _MOST_WATCHED)
    return f"本月没有须办事项；{told}" if told else ""


def reporting_sentences(review: Review) -> list[str]:
    """Return who did not report, was late, must correct, is unreviewed, changed a locked month."""
    reporters = review.reporters
    silent = [one.reporter for one in review.silent]
    late = [one.reporter for one in reporters if one.late]
    wrong = sorted((one for one in reporters if one.to_correct), key=lambda one: -one.to_correct)
    sentences = []
    if silent:
        forms = sum(len(one.owed) for one in review.silent)
        told = [f"{one.reporter}{len(one.owed)}张" for one in review.silent]
        sentences.append(
            f"未报送报表的有{len(silent)}{counter_of(silent)}、共{forms}张："
            f"{first_names(told, _MOST_NAMES)}。"
        )
    elif any(one.received for one in reporters):
        sentences.append("应报报表均已收到。")
    elif reporters:
        sentences.append("本月没有收到报表。")
    if late:
        sentences.append(
            f"逾期报送的有{len(late)}{counter_of(late)}：{first_names(late, _MOST_NAMES)}。"
        )
    if wrong:
        named = [f"{one.reporter}{one.to_correct}处" for one in wrong]
        total = sum(one.to_correct for one in wrong)
        shown = join_names(named, _MOST_NAMES, counter_of(one.reporter for one in wrong))
        sentences.append(f"数据必须改正的共{total}处：{shown}，改正前不计入统计。")
    return sentences + review_sentences(review.facts)
