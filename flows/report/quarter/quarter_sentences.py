"""The quarter in sentences: judgement, trend and cause by plan, problems by name."""

from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import show_number, show_score
from flows.report.bulletin.judgement import span_judgement
from flows.report.month.amounts import actual, figure_note, gap
from flows.report.month.counts import Comparison
from flows.report.month.matter_sentences import (
    leading_phrase,
    month_end,
    outlook_phrase,
    since_phrase,
    towns_sentence,
    urgent_sentence,
)
from flows.report.month.matters import Matter
from flows.report.month.phrases import join_names
from flows.report.month.plan_endings import ended_sentence
from flows.report.quarter.moves import MOVE_CAUSE_NAMES, Move, absent_phrase, cause_sentence
from flows.report.quarter.quarter_review import QuarterReview
from flows.report.quarter.score_change import IndicatorPart, PlanPart, ScoreChange
from flows.wording import LEVEL_NAMES, STATUS_NAMES

_MOST_CAUSES, _MOST_PLANS = 2, 3
_RED = STATUS_NAMES["red"]


def judge_quarter(review: QuarterReview) -> str:
    """Return the paragraph of judgement; a first quarter says that nothing can be compared."""
    counts, whole = review.county, review.month.places.whole
    text = span_judgement(review.quarter.name, whole, counts, review.plan_target, "达到序时进度")
    if not counts.due:
        return text
    urgent = urgent_sentence(review.month.asked, review.month.period)
    return text + compared_sentence(review) + ended_sentence(review.month.facts) + urgent


def compared_sentence(review: QuarterReview) -> str:
    """Return the comparison on the indicators that both quarters judged, and how many."""
    if review.is_first:
        return "本季度为首次研判，没有上季度可比，环比、转色和贡献本期不作分析。"
    compared, score = review.compared, review.score
    if score is None:
        return "与上季度没有共同考核的指标，不作环比。"
    more = review.county.due - compared.common
    scope = f"另有{more}项上季度未考核，不参与比较。" if more else ""
    moved = score_moved(score, "上季度")
    return (
        f"与{review.quarter.previous.name}按两季度均考核的{compared.common}项同口径比较，"
        f"{counts_moved(compared, '达到序时进度')}；{moved}。{causes_sentence(review)}{scope}"
    )


def causes_sentence(review: QuarterReview) -> str:
    """Return how many of the county's rows got better and worse, and why; nothing for none."""
    county = [one for one in review.moves if one.is_county]
    parts = [
        f"{word}{len(moves)}项（{_counted(moves)}）"
        for word, is_better in (("状态变好", True), ("变差", False))
        if (moves := [one for one in county if one.is_better == is_better])
    ]
    text = "，".join(parts)
    return f"{text if text.startswith('状态') else f'状态{text}'}。" if text else ""


def _counted(moves: Sequence[Move]) -> str:
    """Return causes with their counts, the most frequent first: 进度加快5项、新年度从零起算2项."""
    counts = Counter(
        absent_phrase(one.absent) if one.cause == "absent" else MOVE_CAUSE_NAMES[one.cause]
        for one in moves
    ).most_common()
    if len(counts) == 1:
        return f"{'均为' if len(moves) > 1 else ''}{counts[0][0]}"
    # a cause that names several towns holds 、 itself
    comma = "，" if any("、" in name for name, _ in counts) else "、"
    return comma.join(f"{name}{count}项" for name, count in counts)


def score_moved(score: ScoreChange, span: str) -> str:
    """Return the score on common indicators, against the span before (上季度, 上年)."""
    step = round(score.change, 1)
    now = f"{show_score(score.now)}分"
    if not step:
        return f"同口径得分{now}，与{span}持平"
    word = "上升" if step > 0 else "下降"
    return f"同口径得分{now}，{word}{show_score(abs(step))}分"


def counts_moved(compared: Comparison, kept: str) -> str:
    """Return how greens (in the word `kept`) and reds moved; nothing of what there never was."""
    before, now = compared.before, compared.now
    moved = (count_moved(kept, before.green, now.green), count_moved(_RED, before.red, now.red))
    return "，".join(part for part in moved if part) or "各项状态没有变化"


def count_moved(word: str, before: int, now: int) -> str:
    """Return how a count moved between two spans; nothing where there was and is none."""
    if before == now:
        return f"{word}{now}项、持平" if now else ""
    then, last = (f"{number}项" if number else "无" for number in (before, now))
    return f"{word}由{then}{'增' if now > before else '减'}至{last}"


def plan_sentences(review: QuarterReview) -> list[tuple[str, str]]:
    """Return trend, cause and contribution of each plan that moved the score: lead and text.

    Plans in the order of what they moved; the rest is named in one line.
    """
    if review.score is None:
        return []
    moving = [part for part in review.score.plans if any(one.points for one in part.parts)]
    ordered = sorted(moving, key=lambda part: (-abs(round(part.points, 9)), part.plan))
    lines = [(part.plan, _plan_sentence(part, review)) for part in ordered[:_MOST_PLANS]]
    rest = [f"{part.plan}{points_moved(part.points)}" for part in ordered[_MOST_PLANS:]]
    still = [part.plan for part in review.score.plans if part not in moving]
    rest += [f"{join_names(still)}的可比指标没有变色"] if still else []
    return [*lines, ("其他方案", f"{'；'.join(rest)}。")] if rest else lines


def _plan_sentence(part: PlanPart, review: QuarterReview) -> str:
    plan = next(one for one in review.plans if one.plan == part.plan)
    moved = counts_moved(plan.compared, "达到序时进度")
    text = f"可比{plan.compared.common}项，{moved}，{points_moved(part.points, '得分')}。"
    down = [one for one in part.parts if one.points < 0]
    up = [one for one in part.parts if one.points > 0]
    return text + _causes("拖累主要是", down, review) + _causes("拉动主要是", up, review)


def points_moved(points: float, what: str = "") -> str:
    """Return what a plan did to a score: 拉高1.17分, 拉低得分0.87分, 升降相抵."""
    size = show_number(abs(points), 2)
    if size == "0":
        return "升降相抵"
    return f"{'拉高' if points > 0 else '拉低'}{what}{size}分"


def _causes(lead: str, parts: Sequence[IndicatorPart], review: QuarterReview) -> str:
    if not parts:
        return ""
    names = []
    for part in parts[:_MOST_CAUSES]:
        indicator = review.month.facts.catalog.indicator_by_code[part.pair.now.indicator_code]
        move = review.move_of(indicator)
        names.append(f"{indicator.name}（{cause_sentence(move) if move else ''}）")
    more = f"等{len(parts)}项" if len(parts) > _MOST_CAUSES else ""
    return f"{lead}{join_names(names)}{more}。"


def problem_sentence(matter: Matter, review: QuarterReview) -> str:
    """Return a matter as the quarter sees it: amount, age, cause, towns, answers, who leads."""
    row, indicator = matter.row, matter.indicator
    reached = f"{actual(indicator, row)}{figure_note(indicator, row, review.month.facts.catalog)}"
    when = "" if row.period == review.month.period else month_end(row.period, review.month.period)
    text = f"{matter.whose}{when}实际{reached}，{gap(indicator, row, matter.missing)}，"
    text += f"{since_phrase(matter)}，"
    text += f"{LEVEL_NAMES[matter.level]}层级。"
    move = review.move_of(indicator) if matter.is_county else None
    text += f"与上季度相比，{cause_sentence(move)}。" if move else ""
    outlook = outlook_phrase(indicator, row)
    text += f"{outlook}。" if outlook else ""
    towns = towns_sentence(matter, review.month.facts.catalog)
    answers = review.answers.get(matter.code, ())
    answered = f"{'；'.join(answers[:_MOST_CAUSES])}。" if answers else ""
    return f"{text}{towns}{answered}牵头：{leading_phrase(matter)}。"
