"""The sentences of a mail: what it says first, what to do by when, what improved."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from flows.alert.comparison_lines import comparison_lines
from flows.alert.concerns import Concerns
from flows.alert.content import Part
from flows.alert.found_cells import finding_lines, late_sentence
from flows.alert.mail_subject import NOTHING_TO_DO, classes, has_nothing_to_do
from flows.numbers_text import show_score
from flows.period import chinese_day, chinese_period
from flows.report.bulletin.judgement import judge_briefly, share_text, status_list
from flows.report.bulletin.praise import praise
from flows.report.bulletin.who_reported import owed_sentence
from flows.report.letters.letter_counts import drafts_sentence
from flows.report.letters.letter_texts import contact_line
from flows.report.month.matter_sentences import watched_sentence
from flows.report.month.phrases import first_names, join_names
from flows.report.month.review import Review
from flows.report.month.towns import TownStanding
from flows.report.month.working_days import Deadline, deadline
from flows.report.reviews.review_sentences import sender_changes, sender_sentences
from flows.wording import CLASS_NAMES, LETTER_NAMES, STATUS_NAMES
from flows.words.place_words import counter_of, your_place

_MOST_NAMES = 4
_BEHIND = tuple((key, STATUS_NAMES[key]) for key in ("yellow", "red", "missing"))

#: What the sender does about each class of findings that is asked about.
_ANSWERS = {"correct": "改正", "explain": "说明"}


def opening(one: Concerns, review: Review) -> str:
    """Return the first sentences of the mail: how it stands, and whether nothing is asked."""
    free = f"{NOTHING_TO_DO}。" if has_nothing_to_do(one, review) else ""
    return f"{_standing(one, review)}{free}"


def _standing(one: Concerns, review: Review) -> str:
    if one.is_county:
        return judge_briefly(review)
    counts = one.counts
    if not counts.due:
        return f"{review.month}，没有到期考核的指标。"
    whose = f"你单位牵头的指标{review.places.whole}层面"
    whose = your_place(one.recipient) if one.is_town else whose
    rest = status_list(counts, _BEHIND)
    text = f"{review.month}，{whose}到期考核{counts.due}项，"
    all_of_them = "均" if counts.due > 1 else ""
    if counts.green == counts.due:
        text += f"{all_of_them}达到序时进度"
    elif counts.missing == counts.due:
        text += f"{all_of_them}未报送数据"
    elif counts.green:
        text += f"达到序时进度{share_text(counts.green, counts.due)}；{rest}"
    else:
        text += f"{all_of_them}未达到序时进度（{rest}）"
    if one.town and one.town.rank is not None:
        text += f"；得分{show_score(one.town.score)}分，{_place(one.town, review)}"
    return f"{text}。"


def _place(town: TownStanding, review: Review) -> str:
    """Return a town's place; among equal scores it comes by the code, which is no merit."""
    score = show_score(town.score)
    alike = [one.town for one in review.towns if one.rank and show_score(one.score) == score]
    if len(alike) > 1:
        return f"与另外{len(alike) - 1}{counter_of(alike)}同分"
    return f"列第{town.rank}位"


def parts(one: Concerns, review: Review) -> Iterator[Part]:
    """Yield what to do by when, and what improved; nothing for zero things."""
    todo = tuple(_todo(one, review))
    if todo:
        yield Part("请办理", todo)
    received = tuple(_received(one, review))
    if received:
        yield Part("收到情况", received)
    better = tuple(_better(one, review))
    if better:
        yield Part("好转情况", better)


def _todo(one: Concerns, review: Review) -> Iterator[str]:
    for letter in one.letters:
        due = Deadline(letter.answer_due, letter.is_due_certain)
        name = f"{LETTER_NAMES[letter.level]}（{letter.number}）"
        yield f"请于{due.text}前填写所附回执，答复{name}。"
    if one.owed and one.reporter:
        yield _missing(one, review)
    if one.is_county and review.silent:
        yield f"{owed_sentence(review).removesuffix('。')}，请督促补报。"
    counts = classes(one)
    asked = [f"{CLASS_NAMES[key]}{counts[key]}处" for key in _ANSWERS if counts[key]]
    if asked:
        verbs = "或".join(verb for key, verb in _ANSWERS.items() if counts[key])
        yield f"报表{'、'.join(asked)}，请在所附退回表中{verbs}后重新报送："
        yield from finding_lines(one.found)
    yield from comparison_lines(one.recipient, review)
    yield from sender_sentences(review.facts, one.recipient)
    if one.overdue:
        yield _overdue(one)
    if one.drafts:
        yield drafts_sentence(one.drafts)


def _received(one: Concerns, review: Review) -> Iterator[str]:
    """Yield what came and asks for nothing."""
    if one.changed:
        yield f"更正数据已收到，共改动{one.changed}个。"
    if late := late_sentence(one.found):
        yield late
    yield from sender_changes(review.facts, one.recipient)


def _overdue(one: Concerns) -> str:
    """Return what is overdue: its own numbers to an addressee, the addressees to the county."""
    if one.is_county:
        counts = Counter(letter.recipient for letter in one.overdue).most_common()
        told = [f"{name}{count}件" for name, count in counts]
        names = join_names(told, _MOST_NAMES, counter_of(name for name, _ in counts))
        return f"逾期未答复的函件{len(one.overdue)}件（{names}），请督促答复。"
    numbers = first_names([letter.number for letter in one.overdue], _MOST_NAMES)
    return f"逾期未答复的函件{len(one.overdue)}件：{numbers}，请尽快答复。"


def _missing(one: Concerns, review: Review) -> str:
    """Return one line about all forms that are owed, with a new deadline and whom to ask."""
    owed = one.reporter.owed if one.reporter else ()
    names = [form.form_name for form in owed]
    days = review.facts.catalog.policy.letters.reminder_answer_days
    due = deadline(review.day, days, review.facts.catalog.own_days)
    first = min(form.opened for form in owed)
    since = f"，最早为{chinese_period(first)}" if first < review.period else ""
    text = f"{len(names)}张报表未报（{first_names(names, _MOST_NAMES)}{since}），"
    text += f"请于{due.text}前补报，确无数据的说明原因"
    contact = contact_line(review)
    return f"{text}；{contact}。" if contact else f"{text}。"


def _better(one: Concerns, review: Review) -> Iterator[str]:
    if one.is_county:
        yield from (f"{lead}：{text}" for lead, text in praise(review))
        return
    names = [
        resolved.indicator.name
        for resolved in review.progress.resolved
        if (resolved.area == one.recipient)
        or (resolved.is_county and one.recipient in resolved.indicator.lead_units)
    ]
    if names:
        yield f"{len(names)}项预警销号：{first_names(names, _MOST_NAMES)}。"
    gain = one.town.gain if one.town else None
    if gain is not None and show_score(gain) != "0" and gain > 0:
        yield f"按两个月均有数据的指标计算，得分比上月提高{show_score(gain)}分。"


def rest_lines(one: Concerns, cards: int, *, has_book: bool = True) -> list[str]:
    """Return how many more matters stand in the attachment, what is watched, what else is behind.

    The county's mail leaves out what has no warning: its units and towns are told.
    """
    more = len(one.topics) - cards
    where = "，见附件工作簿。" if has_book else "。"
    lines = [f"另有{more}件须办事项{where}"] if more else []
    if one.watched:
        told = watched_sentence(one.watched, _MOST_NAMES, has_areas=not one.is_town)
        watched = told.removesuffix("。")
        lines.append(f"{watched}{where}")
    if one.unwarned and not one.is_county:
        names = first_names(one.unwarned, _MOST_NAMES)
        lines.append(f"另有{len(one.unwarned)}项落后于序时进度、尚未列为预警，请留意：{names}。")
    return lines


def silence_lines(one: Concerns, review: Review) -> tuple[str, ...]:
    """Return what is silenced for the recipient, until when and why."""
    catalog = review.facts.catalog
    lines = []
    for silence in one.silences:
        indicator = catalog.indicator_by_code.get(silence.indicator_code)
        what = indicator.name if indicator else "全部事项"
        last = dt.date.fromisoformat(silence.until) if silence.until else None
        until = f"至{chinese_day(last)}" if last else "长期"
        lines.append(f"暂不提醒：{what}，{until}，原因：{silence.reason}")
    return tuple(lines)
