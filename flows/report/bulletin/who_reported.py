"""Who did not report, was late, must correct, is unreviewed: the bulletin's 报送情况."""

from flows.report.month.phrases import count_places, first_names
from flows.report.month.review import Review
from flows.report.reviews.review_sentences import review_sentences
from flows.words.place_words import counter_of

#: The first page has room for so many names of those who did not report, and of others.
_MOST_NAMES, _FEW_NAMES = 5, 3


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
        total = sum(one.to_correct for one in wrong)
        shown = count_places(((one.reporter, one.to_correct) for one in wrong), "处", _FEW_NAMES)
        sentences.append(f"数据必须改正的共{total}处：{shown}，改正前不计入统计。")
    return sentences + review_sentences(review.facts)


def owed_sentence(review: Review) -> str:
    """Return who owes how many forms; nothing when nobody does."""
    if not review.silent:
        return ""
    names = [one.reporter for one in review.silent]
    forms = sum(len(one.owed) for one in review.silent)
    told = count_places(((one.reporter, len(one.owed)) for one in review.silent), "张")
    return f"未报送报表的有{len(names)}{counter_of(names)}、共{forms}张：{told}。"
