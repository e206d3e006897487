"""What a group is told of a month: what comes first, who owes forms, who owes answers."""

from collections.abc import Iterator, Mapping, Sequence

from flows.alert.robots.group_message import Notice, fit, plain
from flows.channels import Robot
from flows.report.bulletin.judgement import judge_briefly
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_texts import contact_line
from flows.report.month.amounts import gap
from flows.report.month.matters import Matter
from flows.report.month.phrases import join_places
from flows.report.month.review import Review
from flows.report.month.working_days import deadline
from flows.wording import LEVEL_NAMES
from flows.words.place_words import counter_of

#: The first screen of a telephone: five matters, and names that can still be read.
MOST_MATTERS, MOST_UNITS, MOST_REPORTERS, MOST_LETTERS = 5, 3, 15, 10
#: 企业微信 cuts a Markdown message at 4,096 bytes; 钉钉 takes more.
MOST_BYTES = 4000
_REST = "其余见当月通报。"
SYNTHETIC = "【模拟数据】"


def month_notices(
    review: Review, overdue: Sequence[Letter], robots: Mapping[str, Robot]
) -> list[Notice]:
    """Return each robot's messages of the month; nothing for zero things.

    `overdue`: letters of earlier months whose answer should have come.
    """
    told = list(_told(review, overdue))
    mark = SYNTHETIC if review.facts.is_synthetic else ""
    return [
        Notice(
            period=review.period,
            robot=name,
            channel=robot.channel,
            kind=kind,
            title=f"{mark}{title}",
            text=fit([f"### {mark}{title}", "", *lines, "", _foot(review)], MOST_BYTES, _REST),
        )
        for name, robot in sorted(robots.items())
        for kind, title, lines in told
    ]


def _told(review: Review, overdue: Sequence[Letter]) -> Iterator[tuple[str, str, list[str]]]:
    """Yield kind, title and lines of each message that has something to say."""
    yield "digest", f"{review.month}{review.subject}重点事项", list(_digest(review))
    if review.silent:
        yield "missing", f"{review.month}报表催报", list(_reminder(review))
    if overdue:
        yield "letter", "逾期未复函件", list(_overdue(overdue))


def _digest(review: Review) -> Iterator[str]:
    yield plain(judge_briefly(review))
    if review.asked:
        yield ""
    for number, matter in enumerate(review.asked[:MOST_MATTERS], start=1):
        name = f"**{plain(matter.full_name)}**（{LEVEL_NAMES[matter.level]}）"
        yield f"{number}. {name}：{_missing(matter)}"
    more = len(review.asked) - MOST_MATTERS
    if more > 0:
        yield ""
        yield f"另有{more}件，见当月通报。"


def _missing(matter: Matter) -> str:
    """Return what is missing and who answers for it: the units, else the towns that are behind."""
    who = list(matter.answering) or [part.town for part in matter.towns]
    text = gap(matter.indicator, matter.row, matter.missing)
    return plain(f"{text}，责任单位：{join_places(who, MOST_UNITS)}" if who else text)


def _reminder(review: Review) -> Iterator[str]:
    days = review.facts.catalog.policy.letters.reminder_answer_days
    due = deadline(review.day, days, review.facts.catalog.own_days)
    yield f"以下单位有报表未报，请于{due.text}前补报，确无数据的说明原因："
    yield ""
    for reporter in review.silent[:MOST_REPORTERS]:
        yield f"- {plain(reporter.reporter)}：{len(reporter.owed)}张"
    more = len(review.silent) - MOST_REPORTERS
    if more > 0:
        rest = counter_of(one.reporter for one in review.silent[MOST_REPORTERS:])
        yield f"- 另有{more}{rest}，见当月通报。"
    contact = contact_line(review)
    if contact:
        yield ""
        yield plain(contact)


def _overdue(letters: Sequence[Letter]) -> Iterator[str]:
    yield f"以下{len(letters)}件函件已过答复期限，请尽快答复："
    yield ""
    for letter in letters[:MOST_LETTERS]:
        due = max(letter.answer_due, letter.delay_until or letter.answer_due)
        text = f"{letter.recipient}：{letter.number}（应于{due.month}月{due.day}日前答复）"
        yield f"- {plain(text)}"
    more = len(letters) - MOST_LETTERS
    if more > 0:
        yield f"- 另有{more}件，见办理台账。"


def _foot(review: Review) -> str:
    day = review.day
    return plain(f"{review.office}　{day.year}年{day.month}月{day.day}日")
