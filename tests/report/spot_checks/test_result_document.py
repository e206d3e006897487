"""The paper on an inspection: its parts in order, its annex with every difference and cell."""

import pytest
from docx import Document

from flows.report.spot_checks.result_document import write_result
from tests.report.spot_checks.inspected_county import county_catalog, inspection_of
from tests.report.spot_checks.test_result_sentences import ALL_RIGHT, TWO_WRONG


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return county_catalog(tmp_path_factory.mktemp("county"))


def headings(file) -> list[str]:
    return [
        paragraph.text
        for paragraph in Document(str(file)).paragraphs
        if paragraph.style is not None and str(paragraph.style.name).startswith("Heading")
    ]


def test_the_parts_are_numbered_and_the_differences_annexed(catalog, tmp_path):
    file = write_result(inspection_of(catalog, TWO_WRONG), tmp_path)
    tables = Document(str(file)).tables
    last = [[cell.text for cell in row.cells] for row in tables[-1].rows]

    assert headings(file) == [
        "一、各乡（街道）情况",
        "二、误差较大的数",
        "三、各报表情况",
        "四、有关要求",
        "附件1　不一致数据明细",
        "附件2　抽样和计算方法",
    ]
    assert last[1:] == [
        [
            "2026H1-003", "1", "清水乡清水村", "农户总数（户）", "400", "320", "+25%",
            "530999201.xlsx，表，C7",
        ],
        [
            "2026H1-003", "2", "清水乡清水村", "使用卫生厕所的农户数（户）", "330", "350", "-5.7%",
            "530999201.xlsx，表，D7",
        ],
    ]  # fmt: skip


def test_remarks_have_a_column_where_somebody_wrote_one(catalog, tmp_path):
    told = inspection_of(catalog, TWO_WRONG, remark="台账有误")
    table = Document(str(write_result(told, tmp_path))).tables[-1]

    assert [row.cells[-1].text for row in table.rows] == ["备注", "台账有误", "台账有误"]


def test_a_clean_result_has_no_list_of_errors_and_no_requirements(catalog, tmp_path):
    file = write_result(inspection_of(catalog, ALL_RIGHT), tmp_path)

    assert headings(file) == ["一、各乡（街道）情况", "二、各报表情况", "附件1　抽样和计算方法"]


def test_before_anything_came_back_there_is_one_sentence(catalog, tmp_path):
    file = write_result(inspection_of(catalog, {}), tmp_path)

    assert headings(file) == []
    assert Document(str(file)).tables == []


def test_the_same_result_gives_the_same_bytes(catalog, tmp_path):
    first = write_result(inspection_of(catalog, TWO_WRONG), tmp_path / "a")
    second = write_result(inspection_of(catalog, TWO_WRONG), tmp_path / "b")

    assert first.read_bytes() == second.read_bytes()
