import datetime as dt

from docx import Document
from docx.oxml.ns import qn

from flows.report.office.notice_frame import add_colophon, add_masthead, add_ruled_line


def edges(paragraph):
    return [
        (one.tag.partition("}")[2], one.get(qn("w:val")), one.get(qn("w:color")))
        for one in paragraph._p.iter()
        if one.tag in (qn("w:top"), qn("w:bottom"))
    ]


def test_the_masthead_is_red_over_a_red_rule():
    document = Document()

    add_masthead(document, "衔接工作调度通报", "2022年第6期", "某局")

    assert [one.text for one in document.paragraphs] == ["衔接工作调度通报", "2022年第6期\t某局"]
    assert str(document.paragraphs[0].runs[0].font.color.rgb) == "D00000"
    assert edges(document.paragraphs[1]) == [("bottom", "single", "D00000")]


def test_a_letters_rule_is_double():
    document = Document()

    add_ruled_line(document, "", "某函〔2022〕1号", is_double=True)

    assert edges(document.paragraphs[0]) == [("bottom", "thickThinSmallGap", "D00000")]


def test_the_colophon_names_copies_office_and_day():
    document = Document()

    add_colophon(document, ["督查室", "县林业局"], "某局", dt.date(2022, 7, 6))

    assert [one.text for one in document.paragraphs[1:]] == [
        "　抄送：督查室，县林业局。",
        "　某局\t2022年7月6日印发　",
    ]


def test_without_copies_there_is_no_line_for_them():
    document = Document()

    add_colophon(document, [], "某局", dt.date(2022, 7, 6))

    assert [one.text for one in document.paragraphs[1:]] == ["　某局\t2022年7月6日印发　"]
