"""The ledger of requests (诉求台账): what is open or new on its first sheet, the rest behind it."""

from collections.abc import Sequence

from flows.period import shift
from flows.report.ledgers.warning_states import warning_states
from flows.report.ledgers.written_appeals import WrittenAppeal, written_appeals
from flows.report.letters.letter_ledger import Letter
from flows.report.month.review import Review
from flows.report.office.sheet_file import Head, Value

APPEALS = (
    Head("单位", 18),
    Head("来源", 40),
    Head("收到日期", 12),
    Head("反映的问题、原因和建议", 56),
    Head("措施", 34),
    Head("完成时限", 14),
    Head("申请延期至", 14),
    Head("批准延期至", 12),
)
EARLIER = "以前诉求"
#: A request stays on the first sheet in its own month and so many after it.
_MONTHS_AFTER = 2

Rows = list[tuple[Value, ...]]


def appeal_sheets(review: Review, letters: Sequence[Letter]) -> tuple[Rows, Rows]:
    """Return the requests that are open or new, and all earlier ones; each the newest first.

    Fields 问题和建议 come before replies to letters. A reply is open while a warning of its letter
    is, or while a delay that it asks for is not decided.
    """
    first = shift(review.period, -_MONTHS_AFTER)
    said = sorted(written_appeals(review), key=lambda one: one.received_on, reverse=True)
    replies = [one for one in letters if one.is_answered and one.period <= review.period]
    replies.sort(key=lambda one: str(one.answered_on), reverse=True)
    states = warning_states(review)
    is_open = {one.letter_id: _is_open(one, states, first) for one in replies}
    current = [_said(one) for one in said if one.period >= first]
    earlier = [_said(one) for one in said if one.period < first]
    current += [_reply(one) for one in replies if is_open[one.letter_id]]
    earlier += [_reply(one) for one in replies if not is_open[one.letter_id]]
    return current, earlier


def where_earlier(current: Rows, earlier: Rows) -> str:
    """Return what the first sheet's note says of the second; nothing without one."""
    if not earlier:
        return ""
    here = f"未办结和近期的{len(current)}条，" if current else ""
    return f"{here}以前的{len(earlier)}条见“{EARLIER}”表。"


def _is_open(letter: Letter, states: dict[str, str], first: str) -> bool:
    is_undecided = bool(letter.delay_asked) and letter.delay_until is None
    is_about_open = any(states.get(one) == "open" for one in letter.warning_ids)
    return letter.period >= first or is_undecided or is_about_open


def _said(one: WrittenAppeal) -> tuple[Value, ...]:
    return one.reporter, one.source, one.received_on, one.text, "", "", "", None


def _reply(letter: Letter) -> tuple[Value, ...]:
    return (
        letter.recipient,
        f"{letter.title}回执",
        letter.answered_on,
        letter.answer,
        letter.measures,
        letter.finish_by,
        letter.delay_asked,
        letter.delay_until,
    )
