"""Who did not report, was late, must correct, is unreviewed: the bulletin's 报送情况."""

from collections import defaultdict
from collections.abc import Iterable

from flows.report.month.phrases import first_names, join_names, join_places
from flows.report.month.review import Review
from flows.report.reviews.review_sentences import review_sentences
from flows.words.place_words import counter_of

#: So many names stand beside one number of forms, and so many numbers in the sentence.
_MOST_NAMES, _MOST_COUNTS = 5, 3


def reporting_sentences(review: Review) -> list[str]:
    """Return who did not report, was late, must correct, is unreviewed, changed a locked month."""
    reporters = review.reporters
    late = [one.reporter for one in reporters if one.late]
    wrong = sorted((one for one in reporters if one.to_correct), key=lambda one: -one.to_correct)
    sentences = []
    if reporters and not any(one.received for one in reporters):
        sentences.append("本月没有收到报表。")
    elif reporters and not review.silent:
        sentences.append("应报报表均已收到。")
    if review.silent:
        sentences.append(owed_sentence(review))
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


def owed_sentence(review: Review) -> str:
    """Return who owes how many forms; nothing when nobody does."""
    if not review.silent:
        return ""
    names = [one.reporter for one in review.silent]
    forms = sum(len(one.owed) for one in review.silent)
    told = _by_count((one.reporter, len(one.owed)) for one in review.silent)
    return f"未报送报表的有{len(names)}{counter_of(names)}、共{forms}张：{told}。"


def _by_count(counted: Iterable[tuple[str, int]]) -> str:
    """Return the first names by their number of forms: 麻虎镇10张，城关镇、构朳镇各1张."""
    groups: dict[int, list[str]] = defaultdict(list)
    for name, count in counted:
        groups[count].append(name)
    told = [
        f"{join_places(names, _MOST_NAMES)}{'各' if len(names) > 1 else ''}{count}张"
        for count, names in list(groups.items())[:_MOST_COUNTS]
    ]
    return "，".join(told) + ("等" if len(groups) > _MOST_COUNTS else "")
