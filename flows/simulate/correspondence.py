"""What the demo's offices do between two months: drafts are released, most letters answered."""

import datetime as dt
from dataclasses import dataclass, replace

import duckdb
import numpy as np

from flows.catalog.model import Catalog
from flows.deliver import write_letters_again
from flows.paths import Home
from flows.period import chinese_day
from flows.report.letters.letter_decisions import Answer, record_answer, release_letters
from flows.report.letters.letter_ledger import Letter, all_letters
from flows.running.clock import Watcher
from flows.running.summary import RunSummary
from flows.simulate.courses import random_numbers
from flows.steps import prepare_month
from flows.warehouse.open import open_working

#: Of ten letters so many are answered.
ANSWERED = 0.7
_ANSWERS = (
    Answer("年度任务下达偏晚，前期准备不足", "倒排工期，明确专人，每周调度一次进度"),
    Answer("项目资金到位较晚", "已协调拨付到位，集中力量推进"),
    Answer("统计口径理解不一致，少报数据", "已核对台账，下月补报，并明确专人审核"),
    Answer("受连续阴雨影响，施工进度滞后", "天气转好后增加施工力量，赶回进度"),
    Answer("部分村工作力量不足，推进不平衡", "由包村干部逐村帮办，对落后村重点督导"),
    Answer("上下级衔接不畅，系统录入不及时", "明确录入人员，每月25日前完成录入核对"),
    Answer("群众外出较多，入户工作难以集中开展", "利用节假日返乡时段集中办理"),
)
#: Of ten answers so many say by when all is done, and so many ask for a delay.
_FINISHES, _DELAYED = 0.6, 0.15
_FINISH_DAYS, _MORE_DAYS = 45, 30


@dataclass(frozen=True)
class AnsweringOffices:
    """Watches the demo's runs for somebody else and does the offices' part after each month."""

    home: Home
    last: str
    seed: int
    watcher: Watcher

    def show_stage(self, period: str, name: str, done: int, total: int) -> None:
        """Pass it on."""
        self.watcher.show_stage(period, name, done, total)

    def show_month(self, summary: RunSummary) -> None:
        """Pass it on, and deal with the month's letters; those of the last month are still new."""
        self.watcher.show_month(summary)
        if summary.period < self.last:
            answer_letters(self.home, summary.period, self.seed)


def answer_letters(home: Home, period: str, seed: int) -> None:
    """Release the month's drafts on their day and answer seven of ten letters by their deadline.

    The caller holds the run lock, as the run between whose months this is done does.
    """
    month = prepare_month(home, period)
    with open_working(home) as connection:
        has_released = _release(connection, month.catalog, period)
        for letter in all_letters(connection):
            if letter.period == period and not letter.is_draft:
                _answer(connection, letter, seed)
        if has_released:  # a letter without 草稿 is another document
            write_letters_again(month, connection)


def _release(connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str) -> bool:
    """Release the month's drafts; return whether there were any."""
    drafts = [one for one in all_letters(connection) if one.period == period and one.is_draft]
    for number, day in {draft.number: draft.issued_on for draft in drafts}.items():
        release_letters(connection, catalog, number, day)
    return bool(drafts)


def _answer(connection: duckdb.DuckDBPyConnection, letter: Letter, seed: int) -> None:
    random = random_numbers(seed, f"{letter.number} {letter.recipient}")
    if letter.is_answered or random.random() >= ANSWERED:
        return
    days = (letter.answer_due - letter.issued_on).days
    day = letter.issued_on + dt.timedelta(days=int(random.integers(0, max(1, days) + 1)))
    answer = _dated(_ANSWERS[int(random.integers(len(_ANSWERS)))], letter, random)
    record_answer(connection, letter.number, day, answer, recipient=letter.recipient)


def _dated(answer: Answer, letter: Letter, random: np.random.Generator) -> Answer:
    """Return the answer with the day by which all is done, and with the delay it asks for."""
    lot = random.random()
    if lot >= _FINISHES:
        return answer
    finish = letter.issued_on + dt.timedelta(days=_FINISH_DAYS)
    asked = finish + dt.timedelta(days=_MORE_DAYS)
    delay = chinese_day(asked) if lot < _DELAYED else ""
    return replace(answer, finish_by=chinese_day(finish), delay_asked=delay)
