from dataclasses import replace

import pytest
from docx import Document
from docx.shared import Pt

from flows.report.letters.letter_document import write_letter
from flows.report.letters.letter_topics import Topic
from tests.report.letters.ledgers import words
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.month.built import matter
from tests.report.month.example import example_review
from tests.report.month.rows import TOWN


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def topics(review, count=1, **values):
    one = matter(review.facts.catalog, **values)
    topic = Topic(one, one.warning_id, 1, one.area_code, one.row, one.missing)
    return [topic] * count


def test_a_letter_has_the_form_of_an_official_letter(review, tmp_path):
    one = letter("白衔函〔2022〕4号", "2022-06", DAY, recipient="县人社局")

    lines, _ = words(write_letter(one, topics(review), review, tmp_path / "a.docx"))

    assert lines == [
        "白河县乡村振兴局",
        "\t白衔函〔2022〕4号",
        "关于2022年6月\n有关指标进度滞后情况的提醒函",
        "县人社局：",
        "根据2022年6月调度情况，你单位牵头的指标中有1项未达到序时进度，达到提醒条件，现提醒如下。",
        "脱贫人口务工就业规模。应达1,230人，实际1,096人，差134人；"
        "全年目标1,500人，每月需增加68人。目标依据：稳岗就业方案"
        + lines[5].partition("稳岗就业方案")[2],
        "请对照目标查明原因，落实赶进度的措施和完成时限。",
        "请于2022年7月6日前填写所附回执（电子表格），按月报渠道报送白河县乡村振兴局。"
        "确需延期的，在回执中写明理由和申请延期的日期。",
        "附件：回执",
        "白河县乡村振兴局",
        "2022年7月1日",
        "（联系人：县乡村振兴局办公室，xczxj@example.org）",
        "　抄送：县委、县政府督查室。",
        "　白河县乡村振兴局\t2022年7月1日印发　",
    ]


def test_a_town_is_addressed_in_full_and_its_lead_unit_gets_a_copy(review, tmp_path):
    one = letter("1号", "2022-06", DAY, recipient="仓上镇")

    lines, _ = words(write_letter(one, topics(review), review, tmp_path / "a.docx"))

    assert "仓上镇人民政府：" in lines
    assert "　抄送：县委、县政府督查室，县人社局。" in lines


def test_beyond_five_matters_the_rest_stands_in_a_table(review, tmp_path):
    one = letter("1号", "2022-06", DAY, recipient="县人社局")

    lines, cells = words(write_letter(one, topics(review, 7), review, tmp_path / "a.docx"))

    assert sum("目标依据" in line for line in lines) == 5
    assert "其余2项见附件。" in lines
    assert [cells[place] for place in (6, 12)] == ["6", "7"]


def test_a_draft_says_so(review, tmp_path):
    from dataclasses import replace

    one = replace(letter("1号", "2022-06", DAY), released_on=None)

    lines, _ = words(write_letter(one, topics(review), review, tmp_path / "a.docx"))

    assert lines[1] == "草稿，未签发\t1号"


def test_text_stays_with_the_signature(review, tmp_path):
    """The text's last paragraph and the annex go to the next page with it, and so does 版记."""
    one = letter("1号", "2022-06", DAY, recipient="县人社局")
    document = Document(str(write_letter(one, topics(review, 4), review, tmp_path / "a.docx")))

    kept = [each.text[:4] for each in document.paragraphs if each.paragraph_format.keep_with_next]
    assert kept == ["请于20", "附件：回", "白河县乡", "2022", "（联系人", "", "　抄送："]


def test_the_office_that_writes_gets_no_copy(review, tmp_path):
    one = letter("1号", "2022-06", DAY, recipient="仓上镇")
    own = replace(review.facts, office="县人社局")

    lines, _ = words(
        write_letter(one, topics(review), replace(review, facts=own), tmp_path / "a.docx")
    )

    assert "　抄送：县委、县政府督查室。" in lines


@pytest.mark.parametrize(("count", "points"), [(1, 24), (3, 28)])
def test_few_matters_stand_on_one_page_with_close_lines(review, tmp_path, count, points):
    one = letter("1号", "2022-06", DAY, recipient="县人社局")
    document = Document(str(write_letter(one, topics(review, count), review, tmp_path / "a.docx")))

    assert document.styles["Normal"].paragraph_format.line_spacing == Pt(points)
    assert round(document.sections[0].top_margin.mm) == 30


@pytest.mark.parametrize(("letters", "points"), [(40, 24), (60, 21), (80, 21), (103, 28)])
def test_a_letters_lines_are_as_close_as_one_page_needs_and_no_closer(
    review, tmp_path, letters, points
):
    named = replace(matter(review.facts.catalog).indicator, name="甲" * letters)
    about = replace(matter(review.facts.catalog), indicator=named)
    topic = Topic(about, about.warning_id, 1, about.area_code, about.row, about.missing)
    one = letter("1号", "2022-06", DAY, recipient="县人社局")

    document = Document(str(write_letter(one, [topic], review, tmp_path / "a.docx")))

    assert document.styles["Normal"].paragraph_format.line_spacing == Pt(points)


def test_several_matters_are_numbered_and_name_the_town_whose_figures_they_are(review, tmp_path):
    one = letter("1号", "2022-06", DAY, recipient="县人社局")
    of_town = topics(review, area_code=TOWN, towns=[("仓上镇", 40.0), ("冷水镇", 80.0)])
    file = write_letter(one, [*topics(review), *of_town], review, tmp_path / "a.docx")

    told = [line for line in words(file)[0] if "应达" in line]

    assert [line.partition("。")[0] for line in told] == [
        "（一）脱贫人口务工就业规模",
        "（二）仓上镇脱贫人口务工就业规模",
    ]
    assert ["未达进度的镇有仓上镇、冷水镇" in line for line in told] == [False, True]
