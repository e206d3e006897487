"""The guide for the clerk and the hidden sheet that is never believed against the table."""

import io

import openpyxl

from flows.forms.issue_templates import make_template
from flows.ingest.files.container import open_file
from flows.ingest.forms.interpret import interpret
from flows.settings import Limits
from tests.forms.filled_templates import CATALOG, DECEMBER, VILLAGE, filled, order_of


def test_the_hidden_sheet_is_never_believed_against_the_title():
    content, _ = filled(order_of(CATALOG.form_by_code["T6"], 1))
    book = openpyxl.load_workbook(io.BytesIO(content))
    book["_xianjie"]["B2"] = CATALOG.towns[0].area_code
    stream = io.BytesIO()
    book.save(stream)

    (workbook,), _ = open_file(stream.getvalue(), "t.xlsx", Limits())
    (submission,) = interpret(workbook, CATALOG, DECEMBER, {}).submissions

    assert submission.area_code == CATALOG.towns[1].area_code


def test_the_hidden_sheet_names_the_template():
    book = make_template(order_of(CATALOG.form_by_code["T1"]))
    _, guide, hidden = book.worksheets

    assert guide.title == "填表说明"
    assert hidden.sheet_state == "veryHidden"
    assert [[cell.value for cell in row] for row in hidden.rows] == [
        ["form", "T1"],
        ["area_code", "610929100000"],
        ["period", DECEMBER],
        ["catalog_version", CATALOG.version],
    ]


def test_the_guide_says_since_when_a_running_total_counts():
    form = next(
        form
        for form in CATALOG.forms
        if any(one.accumulation == "cumulative" for one in CATALOG.measures_by_form[form.form])
    )
    guide = make_template(order_of(form)).worksheets[1]

    told = [str(cell.value) for row in guide.rows for cell in row]
    assert any(text.startswith("填2021年1月以来的累计数，跨年不清零") for text in told)


def test_the_guide_says_how_to_tick_only_where_something_may_be_ticked():
    form = CATALOG.form_by_code["T1"]
    last = {("natural_villages", VILLAGE): 9.0}

    def lines(order):
        return [row[0].value for row in make_template(order).worksheets[1].iter_rows(max_col=1)]

    [ticked] = [text for text in lines(order_of(form, last=last)) if "与上月相同" in str(text)]
    assert ticked == (
        "三、实有数没有变化的，在“与上月相同”栏选√，该行留空的单元格即按灰色数计；"
        "已填数字的以所填为准，累计数每期都须填写。"
    )
    assert not any("与上月相同" in str(text) for text in lines(order_of(form)))
    assert "六、需要上级协调解决的困难和建议，写在表下“问题和建议”栏，没有的留空。" in lines(
        order_of(form)
    )
