"""The year in sentences: judgement, praise, how plans ended."""

from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import show_number
from flows.report.bulletin.judgement import share_text, status_list
from flows.report.month.phrases import join_names
from flows.report.quarter.quarter_sentences import counts_moved, score_moved
from flows.report.year.year_review import YearReview
from flows.report.year.year_standing import YearStanding
from flows.wording import RESULT_NAMES, STATUS_NAMES

_MOST_NAMES, _BEST = 5, 3
_REST = tuple((key, STATUS_NAMES[key]) for key in ("yellow", "red", "missing"))
_TINY = 1e-9


def judge_year(review: YearReview) -> str:
    """Return the paragraph of judgement; a first year says that nothing can be compared."""
    counts = review.county
    if not counts.due:
        return f"{review.year}年，全县没有到期考核的指标。"
    text = f"{review.year}年，全县到期考核指标{counts.due}项，达到要求"
    text += share_text(counts.green, counts.due)
    rest = status_list(counts, _REST)
    text += f"；{rest}。" if rest else "。"
    planned = review.plan_target
    if planned.due and planned.due < counts.due:
        text += (
            f"其中有计划目标的{planned.due}项，达到{share_text(planned.green, planned.due)}"
            f"（其余{counts.due - planned.due}项为参考进度）。"
        )
    return text + _compared(review)


def _compared(review: YearReview) -> str:
    if review.is_first:
        return "本年为首次年度考核，没有上年可比，进步情况本年不作分析。"
    if review.score is None:
        return "与上年没有共同考核的指标，不作比较。"
    compared = review.compared
    return (
        f"与上年按两年末均考核的{compared.common}项同口径比较，"
        f"{counts_moved(compared)}；{score_moved(review.score, '上年')}。"
    )


def praise_sentences(review: YearReview) -> list[tuple[str, str]]:
    """Return who did best and who improved most, towns and units apart; nothing for nobody."""
    parts = (
        ("考核靠前的镇", _best(review.towns)),
        ("考核靠前的单位", _best(review.units)),
        ("进步最大的镇", _improved(review.towns)),
        ("进步最大的单位", _improved(review.units)),
    )
    return [(lead, f"{text}。") for lead, text in parts if text]


def _best(standings: Sequence[YearStanding]) -> str:
    first = [one for one in standings if one.rank is not None and one.rank <= _BEST]
    if len(first) > _MOST_NAMES:
        full = f"并列前{_BEST}位的{len(first)}个，最终得分均不低于"
        return f"{full}{show_number(first[-1].final, 1)}分：{join_names([o.name for o in first])}"
    return join_names([f"{one.name}（{show_number(one.final, 1)}分）" for one in first])


def _improved(standings: Sequence[YearStanding]) -> str:
    rising = [(one, one.change) for one in standings if one.change is not None]
    better = [(one, change) for one, change in rising if change > _TINY]
    ordered = sorted(better, key=lambda pair: (-round(pair[1], 9), pair[0].name))[:_BEST]
    return join_names(
        [
            f"{one.name}（同口径{one.common}项，得分提高{show_number(change, 1)}分）"
            for one, change in ordered
        ]
    )


def result_sentences(review: YearReview) -> list[str]:
    """Return how the plans that end with the year ended, one sentence a plan."""
    lines = []
    for plan in dict.fromkeys(one.plan for one in review.results):
        found = [one for one in review.results if one.plan == plan]
        kinds = Counter(one.result for one in found)
        told = join_names(
            [f"{name}{kinds[key]}项" for key, name in RESULT_NAMES.items() if kinds[key]]
        )
        missed = [one.indicator.name for one in found if one.result == "missed"]
        rest = f"；未达到的：{join_names(missed, _MOST_NAMES)}" if missed else ""
        lines.append(f"{plan}规划期满，收官评估{len(found)}项：{told}{rest}。")
    return lines


def long_run_sentence(review: YearReview) -> str:
    """Return how many indicators have a long run, or that none has one yet."""
    count = len(review.long_run)
    if not count:
        return "尚没有积累四年以上数值的指标，长期进展本年不作分析。"
    return f"积累四年以上数值的指标{count}项，按两种公开方法评估的长期进展见附件。"
