"""The annexes of the quarter's document: each only when it has something to list."""

import datetime as dt
from dataclasses import replace

from flows.period import Quarter
from flows.report.office.notice import new_notice
from flows.report.quarter.next_due import DueItem, NextDue
from flows.report.quarter.quarter_annexes import change_text, quarter_annexes
from tests.report.month.rows import judged


def blank():
    return new_notice("题", "县乡村振兴局", dt.date(2022, 7, 6), is_synthetic=False)


def names(review):
    return [name for name, _ in quarter_annexes(blank(), review, [])]


def test_annexes_are_listed_in_order(june):
    item = DueItem(june.month.facts.catalog.indicator_by_code["ECO-01"], "2022-07", judged())
    coming = NextDue(Quarter(2022, 3), (item,), (), ())

    assert names(replace(june, next=coming, changes=())) == [
        "须办事项和时限",
        "各方案环比情况",
        "全县指标转色清单",
        "下季度到期任务",
    ]


def test_a_first_quarter_has_only_what_it_can_say(first):
    assert names(first) == ["须办事项和时限"]


def test_a_moved_indicator_shows_both_marks(june):
    move = next(one for one in june.moves if one.pair.now.status == "red")

    assert change_text(move).endswith("→■预警")


def test_every_table_is_filled(june):
    document = blank()
    annexes = quarter_annexes(document, june, [])
    for name, add in annexes:
        add(name)
    rows = [len(table.rows) for table in document.tables]

    assert rows[0] == 1 + len(june.month.asked)
    assert rows[1] == 1 + sum(1 for one in june.plans if one.counts.due)
    assert rows[2] == 1 + sum(1 for one in june.moves if one.is_county)
