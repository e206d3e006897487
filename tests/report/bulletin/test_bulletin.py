import datetime as dt
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document

from flows.report.bulletin.bulletin import write_bulletin
from flows.report.charts.draw_charts import ChartFile
from flows.report.month.counts import Counts
from tests.report.letters.test_letter_counts import letter
from tests.report.month.built import quiet
from tests.report.month.example import PERIODS, example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def written(tmp_path):
    def write(review, charts=(), letters=()):
        return Document(str(write_bulletin(review, charts, letters, tmp_path)))

    return write


def lines(document):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.text]


def headings(document):
    return [one.text for one in document.paragraphs if one.style.name == "Heading 1" and one.text]


def test_the_parts_of_a_month_with_matters(written, review):
    document = written(review)

    assert headings(document) == [
        "一、需要县领导过问的事项（共34项，列前5项）",
        "二、报送情况",
        "三、成效",
        "四、各镇情况",
        "五、下一步要求",
        "附件1　各方案进展和须办事项",
        "附件2　关注名单",
        "附件3　各镇各单位报送和数据质量情况",
    ]
    assert lines(document)[:4] == [
        "衔接工作调度通报",
        "2022年第6期\t白河县乡村振兴局　2022年7月6日",
        "关于2022年6月衔接重点指标调度情况的通报",
        "各镇人民政府，县直有关部门：",
    ]
    assert lines(document)[-2:] == [
        "　抄送：县委办公室、县人民政府办公室，县委、县政府督查室。",
        "　白河县乡村振兴局\t2022年7月6日印发　",
    ]


def test_a_month_in_which_no_town_has_tasks_has_no_town_table(written, review):
    idle = tuple(replace(town, counts=Counts()) for town in review.towns)

    assert any(text.endswith("、各镇情况") for text in lines(written(review)))
    texts = lines(written(replace(review, towns=idle)))
    assert not any(text.endswith("、各镇情况") for text in texts)
    assert any(text.endswith("、下一步要求") for text in texts)


def test_five_matters_at_most_stand_on_the_first_page(written, review):
    texts = lines(written(review))
    named = [text for text in texts if re.match(r"（[一二三四五六]）.*6月底实际", text)]

    assert len(named) == 5
    assert named[0] == (
        "（一）“零就业”易地搬迁户数（县人社局）。6月底实际57户（含14个村上月数），应为0户，超57户。"
        "2021年2月起已预警17个月；按现速年末约57户，仍达不到。同一事项还包括“零就业”搬迁家庭户数。"
    )


def test_a_month_without_matters_is_short_and_asks_nothing(written, review):
    document = written(quiet(review))

    assert headings(document) == []
    assert not document.tables
    assert "要求" not in "".join(lines(document)[4:])


def test_a_quiet_month_with_requests_is_set_closer(written, review):
    facts = review.facts
    asked = facts.submissions.assign(appeal="请协调增容")
    month = quiet(replace(review, facts=replace(facts, submissions=asked)))
    document = written(month)

    assert any("反映的问题和建议" in text for text in headings(document))
    assert document.styles["Normal"].paragraph_format.line_spacing.pt == 18


def test_the_first_matters_are_demanded_on_the_third_page_and_all_in_the_annex(written, review):
    document = written(review)
    demands = next(one for one in document.tables if one.rows[0].cells[1].text == "事项")
    annex = [one for one in document.tables if one.rows[0].cells[1].text == "须办事项（单位）"]
    numbers = [int(row.cells[0].text) for table in annex for row in table.rows[1:]]

    assert [row.cells[1].text for row in demands.rows[1:]] == [
        one.full_name for one in review.asked[:8]
    ]
    assert "其余26项须办事项见附件1。" in lines(document)
    assert sorted(numbers) == list(range(1, len(review.asked) + 1))


def test_the_watch_list_ends_where_a_page_ends_and_says_where_the_rest_is(written, review):
    document = written(review)
    watched = next(one for one in document.tables if one.rows[0].cells[1].text == "范围")

    assert len(watched.rows) == 21
    assert (
        f"本月{len(review.watched)}项列入关注名单，请有关单位和镇留意进度，不需要书面答复。"
        f"下表列前20项，其余{len(review.watched) - 20}项见预警清单“关注名单”表。"
    ) in lines(document)


def test_letters_are_told_by_addressee(written, review):
    letters = [letter("白衔函〔2022〕3号", "2022-05", dt.date(2022, 6, 10))]

    document = written(review, letters=letters)

    assert headings(document)[-1] == "附件4　函件办理情况"
    assert [cell.text for cell in document.tables[-1].rows[1].cells] == [
        "县林业局",
        "1",
        "0",
        "0",
        "1",
        "白衔函〔2022〕3号",
    ]


def test_one_chart_stands_on_the_second_page(written, review, tmp_path):
    import matplotlib.pyplot as plt

    png = tmp_path / "a.png"
    plt.figure(figsize=(2, 1)).savefig(png)
    plt.close("all")
    charts = [
        ChartFile(name, kind, "", "标题", "说明", png, png)
        for name, kind in (("a", "slope"), ("b", "plans"))
    ]

    document = written(review, charts=charts)

    assert len(document.inline_shapes) == 1


@pytest.mark.parametrize("period", PERIODS)
def test_no_month_says_nan_or_a_share_of_nothing(written, tmp_path_factory, period):
    document = written(example_review(tmp_path_factory.mktemp("c"), period))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*lines(document), *cells])

    assert not re.search(r"(?<![\d.])0项|占0%", "\n".join(lines(document)))
    for wrong in ("nan", "None", "共0", "有0个", "为0项，", "（）", "。。", "，，", "、、"):
        assert wrong not in text
    assert "年度目标" not in text


def test_the_same_month_gives_the_same_bytes(written, review, tmp_path):
    written(review)
    first = (tmp_path / "bulletin.docx").read_bytes()
    written(review)

    assert (tmp_path / "bulletin.docx").read_bytes() == first
    assert zipfile.ZipFile(tmp_path / "bulletin.docx").testzip() is None


def test_headings_are_numbered_without_a_gap(written, review):
    from flows.report.month.progress import Progress

    document = written(replace(review, progress=Progress((), (), (), ())))

    assert [text[0] for text in headings(document) if "附件" not in text] == [
        "一",
        "二",
        "三",
        "四",
    ]
