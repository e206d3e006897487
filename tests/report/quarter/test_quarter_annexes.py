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
    few, many = (NextDue(Quarter(2022, 3), (item,) * count, (), ()) for count in (3, 4))
    always = ["须办事项和时限", "各方案环比情况", "全县指标转色清单"]

    assert names(replace(june, next=many, changes=())) == [*always, "下季度到期任务"]
    assert names(replace(june, next=few, changes=())) == always


def test_the_annex_of_what_falls_due_names_its_months(june):
    item = DueItem(june.month.facts.catalog.indicator_by_code["ECO-01"], "2022-07", judged())
    document = blank()
    coming = NextDue(Quarter(2022, 3), (item,) * 4, (), ())
    *_, (name, add) = quarter_annexes(document, replace(june, next=coming), [])
    add(name)

    assert [cell.text for cell in document.tables[-1].rows[1].cells][1:4] == [
        "2022年7月",
        "87%",
        "80%",
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
