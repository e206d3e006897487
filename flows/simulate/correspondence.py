"""What the demo's offices do between two months: drafts are released, most letters answered."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.deliver import rewrite_letters
from flows.paths import Home
from flows.report.letters.letter_decisions import Answer, record_answer, release_letters
from flows.report.letters.letter_ledger import Letter, all_letters
from flows.running.clock import Watcher
from flows.running.summary import RunSummary
from flows.simulate.courses import random_numbers
from flows.warehouse.lock import run_lock
from flows.warehouse.open import open_working

#: Of ten letters so many are answered.
ANSWERED = 0.7
_ANSWERS = (
    Answer("任务下达偏晚", "倒排工期，专人包抓，每周通报进度"),
    Answer("项目资金到位较晚", "已协调拨付，集中力量施工"),
    Answer("统计口径不一致，少报数据", "核对台账后补报，落实专人审核"),
    Answer("受天气影响，施工进度滞后", "抢抓晴好天气加快建设"),
)


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
    """Release the month's drafts on their day and answer seven of ten letters by their deadline."""
    catalog = load_catalog(home.catalog)
    with run_lock(home), open_working(home) as connection:
        _release(connection, catalog, period)
        for letter in all_letters(connection):
            if letter.period == period and not letter.is_draft:
                _answer(connection, letter, seed)
    rewrite_letters(home, period)


def _release(connection: duckdb.DuckDBPyConnection, catalog: Catalog, period: str) -> None:
    drafts = [one for one in all_letters(connection) if one.period == period and one.is_draft]
    for number, day in {draft.number: draft.issued_on for draft in drafts}.items():
        release_letters(connection, catalog, number, day)


def _answer(connection: duckdb.DuckDBPyConnection, letter: Letter, seed: int) -> None:
    random = random_numbers(seed, f"{letter.number} {letter.recipient}")
    if letter.is_answered or random.random() >= ANSWERED:
        return
    days = (letter.answer_due - letter.issued_on).days
    day = letter.issued_on + dt.timedelta(days=int(random.integers(0, max(1, days) + 1)))
    answer = _ANSWERS[int(random.integers(len(_ANSWERS)))]
    record_answer(connection, letter.number, day, answer, recipient=letter.recipient)
