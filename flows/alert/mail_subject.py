"""The subject of a mail: the month and the most urgent thing of its recipient."""

from collections import Counter

from flows.alert.comparison_lines import count_open
from flows.alert.concerns import Concerns
from flows.finding import class_of
from flows.report.month.reporting import ABOUT_ARRIVAL
from flows.report.month.review import Review
from flows.wording import CLASS_NAMES, LETTER_NAMES


def subject(one: Concerns, review: Review) -> str:
    """Return the month and the most urgent thing: 2022年6月：3件须办，最急：水毁供水修复."""
    return f"{review.month}：{_most_urgent(one, review)}"


def _most_urgent(one: Concerns, review: Review) -> str:
    if one.topics:
        return f"{len(one.topics)}件须办，最急：{one.topics[0].matter.name}"
    if one.letters:
        return f"请答复{LETTER_NAMES[max(letter.level for letter in one.letters)]}"
    wrong = classes(one)["correct"]
    if wrong:
        return f"报表{wrong}处{CLASS_NAMES['correct']}"
    if one.owed:
        return f"{one.owed}张报表请补报"
    if one.overdue:
        return f"{len(one.overdue)}件函件逾期未答复"
    if classes(one)["explain"]:
        return f"报表{classes(one)['explain']}处{CLASS_NAMES['explain']}"
    return _least_urgent(one, review)


def _least_urgent(one: Concerns, review: Review) -> str:
    if differing := count_open(one.recipient, review.facts):
        return f"外部数据比对{differing}处{CLASS_NAMES['explain']}"
    if one.counts.due and one.counts.green == one.counts.due:
        return "考核指标均达到序时进度"
    return "没有须办事项"


def classes(one: Concerns) -> Counter[str]:
    """Return how many findings about cells ask for what: correct, explain, notice."""
    return Counter(class_of(cell.code) for cell in one.found if cell.code not in ABOUT_ARRIVAL)
