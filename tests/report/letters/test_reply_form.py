import openpyxl
import pytest

from flows.ingest.answers.reply_sheet import find_reply
from flows.ingest.read_file import read_workbooks
from flows.report.letters.reply_form import write_reply_form
from flows.settings import Limits
from tests.report.letters.test_letter_counts import DAY, letter
from tests.report.letters.test_letter_document import topics
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


@pytest.fixture
def form(review, tmp_path):
    one = letter("白衔函〔2022〕4号", "2022-06", DAY, recipient="县人社局")
    return write_reply_form(one, topics(review), review, tmp_path / "回执.xlsx")


def test_a_filled_form_comes_back_recognised(form):
    book = openpyxl.load_workbook(form)
    sheet = book["回执"]
    answers = {"原因": "外出返乡", "整改措施": "组织劳务输出", "完成时限": "9月30日"}
    for row in sheet.iter_rows():
        if row[0].value in answers:
            row[1].value = answers[row[0].value]
    book.save(form)

    [workbook], _ = read_workbooks(form, Limits())
    reply = find_reply(workbook)

    assert (reply.number, reply.reporter, reply.reason, reply.measures, reply.finish_by) == (
        "白衔函〔2022〕4号",
        "县人社局",
        "外出返乡",
        "组织劳务输出",
        "9月30日",
    )


def test_the_form_names_each_matter_with_its_figures(form):
    sheet = openpyxl.load_workbook(form)["回执"]
    rows = {row[0].value: row[1].value for row in sheet.iter_rows()}

    assert rows["事项1"] == "脱贫人口务工就业规模：应达1,230人，实际1,096人，差134人"
    assert rows["答复期限"] == "2022年7月6日"
    assert not rows["原因"]


def test_the_form_says_what_to_fill_in_and_where_it_goes(form, review):
    sheet = openpyxl.load_workbook(form)["回执"]
    rows = {row[0].value: (row[1].value, row[2].value) for row in sheet.iter_rows()}

    assert sheet["A2"].value == (
        "请填写下列4个空格（不需延期的最后一格不填），存盘后将本表报回白河县乡村振兴局。"
    )
    empty = [label for label, (value, hint) in rows.items() if hint and not value]
    assert empty == ["原因", "整改措施", "完成时限", "申请延期至"]
    assert rows["原因"][1] == "写明未达到进度的原因"
    assert rows["联系方式"][0].startswith("联系人：")
