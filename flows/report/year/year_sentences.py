"""The year in sentences: judgement, praise, how plans ended."""

from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import show_number, show_score
from flows.period import month_of
from flows.report.bulletin.judgement import span_judgement
from flows.report.long_run.progress_words import count_classes
from flows.report.month.counts import Counts
from flows.report.month.phrases import join_names, join_places
from flows.report.month.plan_endings import ending_sentence
from flows.report.quarter.quarter_sentences import counts_moved, points_moved, score_moved
from flows.report.year.year_review import YearReview
from flows.report.year.year_standing import YearStanding

_MOST_NAMES, _BEST = 5, 3
_TINY = 1e-9
#: Of fewer towns the table alone says which is first and last.
_FEWEST_TOWNS = 3


def judge_year(review: YearReview) -> str:
    """Return the paragraph of judgement; a first year says that nothing can be compared."""
    counts, whole = review.county, review.month.places.whole
    text = span_judgement(f"{review.year}年", whole, counts, review.plan_target, "达到要求")
    return text + _compared(review) if counts.due else text


def _compared(review: YearReview) -> str:
    if review.is_first:
        return "本年为首次年度考核，没有上年可比，进步情况本年不作分析。"
    if review.score is None:
        return "与上年没有共同考核的指标，不作比较。"
    compared = review.compared
    return (
        f"与上年按两年末均考核的{compared.common}项同口径比较，"
        f"{counts_moved(compared, '达到要求')}；{score_moved(review.score, '上年')}。"
    )


def towns_sentence(review: YearReview) -> str:
    """Return the mean of the towns' final scores, the highest and the lowest; nothing for one."""
    scored = [(one.name, one.final) for one in review.towns if one.final is not None]
    silent = _silent_sentence(review)
    if len(scored) < _FEWEST_TOWNS:
        return silent
    mean = show_score(sum(final for _, final in scored) / len(scored))
    (best, most), (last, least) = scored[0], scored[-1]
    return (
        f"{len(scored)}个{review.month.places.town}最终得分平均{mean}分，"
        f"最高的是{best}（{show_score(most)}分），最低的是{last}（{show_score(least)}分）。{silent}"
    )


def _silent_sentence(review: YearReview) -> str:
    """Return which towns have no score because they reported nothing at the year's end."""
    names = [one.name for one in review.towns if one.score is None and one.counts.due]
    if not names:
        return ""
    month = f"{month_of(review.month.period)}月"
    return f"{join_places(names, _MOST_NAMES)}{month}未报数，没有考核得分，不参加排名。"


def praise_sentences(review: YearReview) -> list[tuple[str, str]]:
    """Return who did best and who improved most, towns and units apart; nothing for nobody."""
    town = review.month.places.town
    parts = (
        (f"考核靠前的{town}", _best(review.towns)),
        ("考核靠前的单位", _best(review.units)),
        (f"进步较大的{town}", _improved(review.towns)),
        ("进步较大的单位", _improved(review.units)),
    )
    return [(lead, f"{text}。") for lead, text in parts if text]


def _best(standings: Sequence[YearStanding]) -> str:
    """Return the first three with their scores, of few no more than half; nothing of one alone."""
    ranked = [one for one in standings if one.rank is not None]
    most = min(_BEST, len(ranked) // 2)
    top = {show_score(one.final) for one in ranked if one.rank is not None and one.rank <= most}
    first = [one for one in ranked if show_score(one.final) in top]
    if len(first) > _MOST_NAMES:
        full = f"并列前{most}位的{len(first)}个，最终得分均不低于"
        return f"{full}{show_score(first[-1].final)}分：{join_names([o.name for o in first])}"
    return join_names([f"{one.name}（{show_score(one.final)}分）" for one in first])


def _improved(standings: Sequence[YearStanding]) -> str:
    rising = [(one, one.change) for one in standings if one.change is not None]
    better = [(one, change) for one, change in rising if change > _TINY]
    ordered = sorted(better, key=lambda pair: (-round(pair[1], 9), pair[0].name))[:_BEST]
    return join_names(
        [
            f"{one.name}（同口径{one.common}项，得分提高{show_score(change)}分）"
            for one, change in ordered
        ]
    )


def plan_year_sentences(review: YearReview) -> list[str]:
    """Return which plans kept most and least of what was due, and what moved the score."""
    due = [(name, counts) for name, counts, _ in review.plans if counts.due]
    ordered = sorted(due, key=lambda pair: (-pair[1].green / pair[1].due, -pair[1].due, pair[0]))
    told = [f"{name}（{_kept(counts)}）" for name, counts in ordered]
    if len(told) <= 2 * _BEST:
        text = f"各方案到期指标达到要求的：{join_names(told)}。" if told else ""
    else:
        text = f"到期指标达到要求比例较高的方案：{join_names(told[:_BEST])}；"
        text += f"较低的：{join_names(told[: -_BEST - 1 : -1])}。"
    return [one for one in (text, _contributions(review)) if one]


def _kept(counts: Counts) -> str:
    """Return 24项中14项, 2项均未达到, 1项已达到."""
    if counts.green in (0, counts.due):
        every = "均" if counts.due > 1 else ""
        return f"{counts.due}项{every}{'已' if counts.green else '未'}达到"
    return f"{counts.due}项中{counts.green}项"


def _contributions(review: YearReview) -> str:
    """Return what the plans did to the score on common indicators; nothing in a first year."""
    plans = review.score.plans if review.score else ()
    moving = sorted(
        (part for part in plans if show_number(abs(part.points), 2) != "0"),
        key=lambda part: (-abs(round(part.points, 9)), part.plan),
    )
    told = [f"{part.plan}{points_moved(part.points)}" for part in moving]
    more = "等" if len(told) > _MOST_NAMES else ""
    lead = f"与上年同口径相比，影响{review.month.places.whole}得分较大的方案"
    text = f"{lead}：{join_names(told[:_MOST_NAMES])}{more}。"
    return text if told else ""


def result_sentence(review: YearReview) -> str:
    """Return how the plans that end with the year ended, all together; nothing for none."""
    plans = list(dict.fromkeys(one.plan for one in review.results))
    kinds = Counter(one.result for one in review.results)
    whole = review.month.places.whole
    return ending_sentence(plans, review.year, kinds, whole) if plans else ""


def long_run_sentence(review: YearReview) -> str:
    """Return how many indicators fare how in the long run, by both methods; nothing for none."""
    count = len(review.long_run)
    if not count:
        return ""
    growth, symbols = count_classes(review.long_run)
    return f"积累四年以上数值的指标{count}项。按增长率比法：{growth}；按四符号法：{symbols}。"
