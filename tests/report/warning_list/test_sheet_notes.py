import datetime as dt
import re

import pytest
from openpyxl import load_workbook

from flows.report.warning_list.sheet_notes import (
    ended_note,
    levels_note,
    owed_note,
    targets_note,
    warned_note,
)
from flows.report.warning_list.warning_book import write_warning_book
from tests.report.month.example import PERIODS, example_review
from tests.report.office.sheet_rows import column, heads_row, records


@pytest.fixture(scope="module")
def catalog_folder(tmp_path_factory):
    return tmp_path_factory.mktemp("catalog")


def test_levels_are_counted_the_gravest_first_and_none_is_not_named():
    day = dt.date(2022, 7, 14)

    assert (
        levels_note([1, 3, 3], [day]) == "共3项：通报2项、提醒1项；最早的应于2022年7月14日前答复。"
    )
    assert levels_note([2]) == "共1项，为督办。"
    assert levels_note([2, 2]) == "共2项，均为督办。"


def test_nothing_has_no_note():
    assert (levels_note([]), warned_note([]), ended_note([]), owed_note([])) == ("",) * 4
    assert targets_note([]) == ""


def test_who_owes_most_is_named_first_and_many_are_counted():
    assert owed_note(["仓上镇", "麻虎镇", "麻虎镇"]) == "共欠报3张：麻虎镇2张、仓上镇1张。"
    assert owed_note(["甲镇", "乙镇", "丙镇", "丁镇", "戊镇"]).endswith("丁镇1张等5个镇。")


def test_targets_are_told_apart():
    assert targets_note([True, False, True]) == "共3项：计划目标1项、参考进度2项。"


@pytest.mark.parametrize("period", PERIODS)
def test_every_note_agrees_with_the_rows_below_it(catalog_folder, tmp_path, period):
    review = example_review(catalog_folder, period)
    book = load_workbook(write_warning_book(review, tmp_path / "warnings.xlsx"))

    for sheet in book.worksheets:
        if heads_row(sheet) == 2:
            assert not records(sheet) or sheet.title == "未审核"
            continue
        note = str(sheet["A2"].value)
        total = int(re.match(r"共(?:欠报)?(\d+)", note)[1])
        assert total == len(records(sheet))
        for word, number in re.findall(r"(通报|督办|提醒|计划目标|参考进度)(\d+)项", note):
            first = next(iter(records(sheet)[0]))
            assert column(sheet, first).count(word) == int(number)
        for word in re.findall(r"为(通报|督办|提醒|计划目标|参考进度)", note):
            first = next(iter(records(sheet)[0]))
            assert set(column(sheet, first)) == {word}
        for word, number in re.findall(r"(新增|升级|销号|期满)(\d+)项", note):
            assert column(sheet, "变化").count(word) == int(number)
