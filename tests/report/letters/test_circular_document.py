from dataclasses import replace

import pytest
from docx import Document

from flows.report.letters.circular_document import circular_opening, write_circular
from tests.report.letters.ledgers import words
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.letters.test_letter_document import topics
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_a_circular_goes_to_all_and_names_its_addressees(review, tmp_path):
    parts = [
        (letter("1号", "2022-06", DAY, recipient=name), topics(review)) for name in ("甲局", "乙镇")
    ]

    lines, cells = words(write_circular(parts, review, tmp_path / "a.docx"))

    assert lines[2:5] == [
        "关于2022年6月\n有关指标进度严重滞后情况的通报",
        "各镇人民政府，县直有关部门：",
        "根据2022年6月调度情况，甲局、乙镇有指标长期未达到序时进度，达到通报条件，现予通报。"
        "共1项，见下表。",
    ]
    assert cells[8:16] == [
        "1",
        "脱贫人口务工就业规模（人）",
        "提醒",
        "≥1,230",
        "1,096",
        "低134",
        "增加68人",
        "甲局、乙镇",
    ]


def test_beyond_five_matters_the_first_five_are_named_before_the_table(review):
    named = [(letter("1号", "2022-06", DAY, recipient="甲局"), many(review))]

    assert circular_opening(named, review, "全部事项见附件1").endswith(
        "现予通报。共6项（通报2项、督办4项），排在前列的是事项一、事项二、事项三、事项四、"
        "事项五，全部事项见附件1。"
    )


def test_units_are_named_before_towns_and_towns_in_the_countys_order(review):
    names = ("中厂镇", "县人社局", "城关镇", "县发改局")
    parts = [(letter("1号", "2022-06", DAY, recipient=name), topics(review)) for name in names]

    told = circular_opening(parts, review)

    assert told.startswith("根据2022年6月调度情况，县人社局、县发改局、城关镇、中厂镇有指标")


@pytest.mark.parametrize(("count", "is_annexed"), [(5, False), (6, True)])
def test_many_matters_are_an_annex_behind_the_signature(review, tmp_path, count, is_annexed):
    """Behind a table of two pages the demand, the signature and 版记 stood alone on a third."""
    parts = [(letter("1号", "2022-06", DAY, recipient="甲局"), many(review)[:count])]
    document = Document(str(write_circular(parts, review, tmp_path / "a.docx")))

    below = [each.text for each in document.paragraphs]
    signed = next(place for place, text in enumerate(below) if text == "2022年7月1日")
    assert ("附件1　通报事项" in below[signed:]) is is_annexed
    assert ("附件：1.通报事项　2.回执" in below[:signed]) is is_annexed
    assert len(document.tables[0].rows) == 1 + count


def many(review):
    """Six matters of one unit, two of them at the highest level."""
    [one] = topics(review)
    found = []
    for number, mark in enumerate("一二三四五六", start=1):
        indicator = replace(one.matter.indicator, name=f"事项{mark}")
        own = replace(one.matter, position=number, indicator=indicator)
        found.append(replace(one, matter=own, level=3 if number < 3 else 2))
    return found
