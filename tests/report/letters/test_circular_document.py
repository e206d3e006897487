import pytest

from flows.report.letters.circular_document import write_circular
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
        "根据2022年6月调度情况，甲局、乙镇有指标长期未达到序时进度，达到通报条件，现予通报，"
        "具体事项见下表。",
    ]
    assert cells[7:14] == [
        "甲局",
        "脱贫人口务工就业规模（人）",
        "提醒",
        "≥1,230",
        "1,096",
        "低134",
        "增加68人",
    ]
    assert cells[14] == "乙镇"
