"""A filled check form is told from any other workbook, and read line by line."""

import pytest

from flows.ingest.answers.check_sheet import find_check_form
from flows.ingest.checked_form import CheckedForm, CheckedLine
from flows.ingest.grid import Grid, Workbook

HEAD = ["序号", "报表", "指标", "核查数", "备注"]


def workbook(*rows: list[object], **others) -> Workbook:
    return Workbook("a.xlsx", "0" * 64, "xlsx", (Grid("核查表", list(rows), **others),))


def test_a_check_form_has_its_number_and_its_lines_with_their_cells():
    found = find_check_form(
        workbook(
            ["2022年上半年数据抽查核查表"],
            ["核查编号：2022H1-003　　核查对象：清水乡清水村"],
            HEAD,
            ["1", "月报表", "农户总数", 400, "一致"],
            [2.0, "月报表", "厕所", " 约12 "],
            ["核查人："],
        )
    )

    assert found == CheckedForm(
        "2022H1-003",
        "核查表",
        (
            CheckedLine(1, "农户总数", 400, "一致", "D4"),
            CheckedLine(2, "厕所", " 约12 ", "", "D5"),
        ),
    )


@pytest.mark.parametrize(
    "label",
    [
        ["核查编号", "2022H1-003"],
        ["核查编号：", None, "２０２２Ｈ１－００３"],
        ["核查 编号:2022h1-003"],
    ],
)
def test_the_number_stands_beside_its_label_in_any_width(label):
    found = find_check_form(workbook(label, HEAD, [1, "", "农户总数", 400]))

    assert found is not None
    assert found.number == "2022H1-003"


@pytest.mark.parametrize(
    "rows",
    [
        [["核查编号：2022-003"], HEAD, [1, "", "农户总数", 4]],
        [["核查编号：2022H1-003"], ["序号", "指标", "本月"], [1, "农户总数", 4]],
        [["核查表"], HEAD, [1, "", "农户总数", 4]],
        [["2022H1-003"], HEAD],
        [*[["说明"]] * 12, ["核查编号：2022H1-003"], HEAD, [1, "", "农户总数", 4]],
        [],
    ],
)
def test_any_other_sheet_is_no_check_form(rows):
    assert find_check_form(workbook(*rows)) is None


def test_cells_are_named_by_their_place_on_the_sheet_and_percents_are_known():
    rows = [["核查编号：2022H1-003"], HEAD, [1, "", "参保率", 0.95]]
    found = find_check_form(workbook(*rows, top=2, left=1, percent_cells=frozenset({(4, 4)})))

    assert found is not None
    [line] = found.lines
    assert (line.cell, line.is_percent) == ("E5", True)


@pytest.mark.parametrize("number", ["", "一", "-1", "1.5", "9" * 40, True])
def test_a_row_without_a_line_number_is_no_line(number):
    found = find_check_form(workbook(["核查编号：2022H1-003"], HEAD, [number, "", "农户总数", 4]))

    assert found is not None
    assert found.lines == ()
