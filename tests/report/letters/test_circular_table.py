from dataclasses import replace

import pytest
from docx import Document

from flows.report.letters.circular_table import add_circular_table, named_by_matter
from flows.report.letters.letter_topics import Topic
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.built import matter
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def about(tmp_path_factory):
    catalog = example_review(tmp_path_factory.mktemp("catalog")).facts.catalog
    return matter(catalog, towns=[("冷水镇", 80.0), ("仓上镇", 90.0)])


def whole(about, recipient):
    topic = Topic(about, about.warning_id, 3, about.area_code, about.row, about.missing)
    return letter("1号", "2022-06", DAY, recipient=recipient), (topic,)


def in_town(about, number, **values):
    part = about.towns[number]
    row = replace(part.row, **values)
    topic = Topic(about, part.warning_id, 2, part.area_code, row, part.missing)
    return letter("1号", "2022-06", DAY, recipient=part.town), (topic,)


def rows(*parts):
    document = Document()
    add_circular_table(document, parts)
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows[1:]]


def test_a_matter_is_one_row_with_its_units_and_its_towns_figures(about):
    [row] = rows(whole(about, "甲局"), whole(about, "乙局"), in_town(about, 0), in_town(about, 1))

    assert row[2:6] == ["通报", "≥1,230", "1,096", "低134"]
    assert row[-1] == "甲局、乙局；冷水镇80（≥100，低20）、仓上镇90（≥100，低10）"


def test_the_town_that_lacks_most_comes_first(about):
    [row] = rows(whole(about, "甲局"), in_town(about, 1), in_town(about, 0))

    assert row[-1] == "甲局；冷水镇80（≥100，低20）、仓上镇90（≥100，低10）"


def test_what_is_asked_of_a_town_is_said_only_where_it_is_another(about):
    [row] = rows(whole(about, "甲局"), in_town(about, 0, expected=1230.0))

    assert row[-1] == "甲局；冷水镇80（低1,150）"


def test_a_matter_of_one_town_alone_has_its_figures(about):
    [row] = rows(in_town(about, 0))

    assert row[2:6] == ["督办", "≥100", "80", "低20"]
    assert row[-1] == "冷水镇"


def test_a_matter_of_a_town_names_it_beside_its_figures(about):
    of_town = replace(about, is_county=False, area="冷水镇")

    [row] = rows(whole(of_town, "甲局"), in_town(of_town, 1))

    assert row[1] == "冷水镇脱贫人口务工就业规模（人）"
    assert row[-1] == "甲局；仓上镇90（≥100，低10）"


def test_matters_come_in_the_order_of_the_month(about):
    later = replace(about, position=7)

    found = named_by_matter([whole(later, "甲局"), whole(about, "乙局")])

    assert [[name for name, _ in named] for named in found] == [["乙局"], ["甲局"]]
