import datetime as dt

import pytest

from flows.ingest.answers.reply import Reply
from flows.ingest.answers.reply_sheet import find_reply
from flows.ingest.grid import Grid, Workbook

ROWS = [
    ["回执（白衔函〔2022〕1号）"],
    ["项目", "填写内容", "说明"],
    ["文号", "白衔函〔2022〕1号", "请勿改动"],
    ["答复单位", "仓上镇"],
    ["原 因：", "资金未到位"],
    ["整改措施", "已追加预算"],
    ["完成时限", dt.datetime(2022, 9, 30)],
    ["申请延期至", None],
]


def book(rows):
    return Workbook("a.xlsx", "0" * 64, "xlsx", (Grid("说明", []), Grid("回执", rows)))


def test_a_reply_form_is_read_by_its_labels():
    assert find_reply(book(ROWS)) == Reply(
        "白衔函〔2022〕1号", "仓上镇", "资金未到位", "已追加预算", "2022-09-30", ""
    )


@pytest.mark.parametrize("left_out", [2, 4, 5])
def test_a_sheet_without_number_reason_or_measures_is_none(left_out):
    assert find_reply(book([row for place, row in enumerate(ROWS) if place != left_out])) is None


def test_a_report_with_the_words_in_its_text_is_no_reply():
    assert find_reply(book([["自然村总数", "备注"], [12, "原因"], [3, "整改措施"]])) is None


def test_an_empty_form_is_not_filled():
    empty = [row if len(row) < 2 or row[0] == "文号" else [row[0], None] for row in ROWS]

    assert not find_reply(book(empty)).is_filled
