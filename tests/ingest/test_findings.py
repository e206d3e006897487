"""The sentence that a town clerk reads for each finding."""

import datetime as dt

import pytest

from flows.finding import Finding
from flows.ingest.findings import Place, say, shown
from flows.ingest.grid import CellError, CellValue

PLACE = Place("报表.xlsx", "表一", "T3", "610929100000", "2022-06")


def test_a_finding_has_its_place_and_a_whole_sentence():
    assert say("area_unknown", PLACE, cell="A3", found="甲村", expected="城关镇", hint="相近") == (
        Finding(
            code="area_unknown",
            file="报表.xlsx",
            message=(
                "文件“报表.xlsx”，工作表“表一”，单元格A3：“甲村”不是城关镇的村（社区），"
                "该行未读取；相近；请改正名称后重新报送。"
            ),
            sheet="表一",
            cell="A3",
            area_code="610929100000",
            form="T3",
            period="2022-06",
            found="甲村",
            expected="城关镇",
        )
    )


def test_a_months_code_is_said_in_chinese_and_kept_as_a_code():
    finding = say("period_mismatch", Place("a.xlsx"), found="2022-05", expected="2022-06")

    assert (finding.found, finding.expected) == ("2022-05", "2022-06")
    assert finding.message == (
        "文件“a.xlsx”：表内写的是2022年5月，本次应报2022年6月，请核对月份后重新报送。"
    )


@pytest.mark.parametrize(("length", "said"), [(40, "长" * 40), (41, "长" * 39 + "…")])
def test_a_text_of_forty_characters_is_said_whole_and_a_longer_one_is_cut(length: int, said: str):
    finding = say("form_unknown", Place("a.xlsx"), found="长" * length)

    assert finding.found == "长" * length
    assert finding.message == (
        f"文件“a.xlsx”：无法识别是哪张报表（{said}），"
        "请保留报表标题和指标名称，按下发的模板重新报送。"
    )


def test_a_text_over_several_lines_is_said_in_one():
    finding = say("form_unknown", Place("a.xlsx"), found="甲村\n乙村")

    assert finding.found == "甲村\n乙村"
    assert "（甲村 乙村）" in finding.message


def test_the_area_of_the_finding_counts_before_that_of_the_table():
    own = say("value_error", PLACE, found="#REF!", expected="整数", area_code="610929100201")

    assert own.area_code == "610929100201"
    assert say("value_error", PLACE, found="#REF!", expected="整数").area_code == "610929100000"


def test_another_sentence_may_stand_for_a_code():
    finding = say(
        "column_ambiguous", PLACE, found="园区数", expected="B2、C2", sentence="column_double"
    )

    assert finding.code == "column_ambiguous"
    assert finding.message == (
        "文件“报表.xlsx”，工作表“表一”：B2、C2均为“园区数”，"
        "各列均未采用；请只保留正确的一列后重新报送。"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (3.0, "3"),
        (3.5, "3.5"),
        (" 甲村 ", " 甲村 "),
        (CellError("#REF!"), "#REF!"),
        (dt.date(2022, 6, 30), "2022-06-30"),
        (True, "True"),
    ],
)
def test_a_cells_content_is_shown_as_a_person_reads_it(value: CellValue, text: str):
    assert shown(value) == text
