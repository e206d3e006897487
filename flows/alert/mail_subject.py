"""The subject of a mail: the month and the most urgent thing of its recipient."""

from collections import Counter

from flows.alert.comparison_lines import count_open
from flows.alert.concerns import Concerns
from flows.finding import class_of
from flows.report.month.reporting import ABOUT_ARRIVAL
from flows.report.month.review import Review
from flows.report.reviews.review_sentences import list_unreviewed
from flows.wording import CLASS_NAMES, LETTER_NAMES, STATUS_NAMES

NOTHING_TO_DO = "没有须办事项"


def subject(one: Concerns, review: Review) -> str:
    """Return the month and the most urgent thing: 2022年6月：3件须办，最急：水毁供水修复."""
    return f"{review.month}：{_most_urgent(one, review) or _nothing(one)}"


def has_nothing_to_do(one: Concerns, review: Review) -> bool:
    """Return whether the month asks nothing of the recipient; its mail says so as its subject."""
    return not _most_urgent(one, review)


def _most_urgent(one: Concerns, review: Review) -> str:
    """Return what comes first of all that is asked; nothing where nothing is."""
    if one.topics:
        return f"{len(one.topics)}件须办，最急：{one.topics[0].name}"
    if one.letters:
        return f"请答复{LETTER_NAMES[max(letter.level for letter in one.letters)]}"
    wrong = classes(one)["correct"]
    if wrong:
        return f"报表{wrong}处{CLASS_NAMES['correct']}"
    if one.owed:
        return f"{one.owed}张报表请补报"
    if one.overdue:
        return f"{len(one.overdue)}件函件逾期未答复"
    if one.drafts:
        return f"{len(one.drafts)}件函件待签发"
    return _later(one, review)


def _later(one: Concerns, review: Review) -> str:
    """Return what is asked where nothing is urgent: to explain figures, to sign forms."""
    if classes(one)["explain"]:
        return f"报表{classes(one)['explain']}处{CLASS_NAMES['explain']}"
    if differing := count_open(one.recipient, review.facts):
        return f"外部数据比对{differing}处{CLASS_NAMES['explain']}"
    unreviewed = sum(form.reporter == one.recipient for form in list_unreviewed(review.facts))
    return f"{unreviewed}张报表请审核签字" if unreviewed else ""


def _nothing(one: Concerns) -> str:
    """Return how it stands where nothing is asked: what is watched by name, what is on course."""
    if one.watched:
        return f"{NOTHING_TO_DO}，{len(one.watched)}项留意进度：{one.watched[0].name}"
    if one.counts.due and one.counts.green == one.counts.due:
        return f"考核指标均达到序时进度，{NOTHING_TO_DO}"
    silent = one.counts.missing
    return NOTHING_TO_DO + (f"，{silent}项指标{STATUS_NAMES['missing']}数据" if silent else "")


def classes(one: Concerns) -> Counter[str]:
    """Return how many findings about cells ask for what: correct, explain, notice."""
    return Counter(class_of(cell.code) for cell in one.found if cell.code not in ABOUT_ARRIVAL)
