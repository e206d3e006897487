"""What a mail says of figures that differ from an outside source: one line a source."""

from collections import defaultdict

from flows.numbers_text import show_value
from flows.report.month.comparison import Compared, list_compared
from flows.report.month.facts import Facts
from flows.report.month.review import Review
from flows.report.month.working_days import deadline


def asked_to_explain(facts: Facts) -> set[str]:
    """Return the towns and units that must explain a difference."""
    return {one.explainer for one in list_compared(facts) if one.is_open}


def count_open(recipient: str, facts: Facts) -> int:
    """Return how many differences the recipient must explain."""
    return sum(one.is_open and one.explainer == recipient for one in list_compared(facts))


def comparison_lines(recipient: str, review: Review) -> tuple[str, ...]:
    """Return a line for each source with differences that the recipient must explain."""
    own: dict[str, list[Compared]] = defaultdict(list)
    for one in list_compared(review.facts):
        if one.is_open and one.explainer == recipient:
            own[one.source].append(one)
    catalog = review.facts.catalog
    due = deadline(review.day, catalog.policy.letters.reminder_answer_days, catalog.own_days)
    return tuple(
        f"与{source}比对有{len(found)}处超出允许差异（{_figures(found)}），"
        f"请于{due.text}前核对，有误的更正，属实的说明。"
        for source, found in own.items()
    )


def _figures(found: list[Compared]) -> str:
    """Return the largest difference with both figures."""
    first, unit = found[0], found[0].measure.unit
    lead = "最大：" if len(found) > 1 else ""
    return (
        f"{lead}{first.area}“{first.measure.name}”上报{show_value(first.own, unit)}、"
        f"外部{show_value(first.outside, unit)}"
    )
