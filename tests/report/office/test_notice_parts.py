"""Tables and charts of a notice: as wide as the text, their head repeated, described."""

import io

import matplotlib.image
import numpy
from docx import Document
from docx.oxml.ns import qn

from flows.report.office.notice_parts import Column, add_chart, add_table

COLUMNS = [Column("镇", 1), Column("数", 3, "right")]


def table_of(rows, **options):
    document = Document()
    add_table(document, "附表1", COLUMNS, rows, **options)
    return document, document.tables[0]


def test_a_table_holds_its_head_and_rows_under_its_caption():
    document, table = table_of([("城关镇", "12"), ("中厂镇", "3")])

    assert [one.text for one in document.paragraphs] == ["附表1", ""]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["镇", "数"],
        ["城关镇", "12"],
        ["中厂镇", "3"],
    ]
    assert document.paragraphs[0].paragraph_format.keep_with_next


def test_columns_share_the_width_of_the_text():
    _, table = table_of([])

    widths = [int(one.get(qn("w:w"))) for one in table._tbl.iter(qn("w:gridCol"))]
    assert widths == [2211, 6633]
    assert round(sum(widths) / 56.6929) == 156


def test_the_head_alone_is_repeated_and_no_row_is_torn():
    _, table = table_of([("城关镇", "12")])

    flags = [
        (
            bool(row._tr.findall(f".//{qn('w:tblHeader')}")),
            bool(row._tr.findall(f".//{qn('w:cantSplit')}")),
        )
        for row in table.rows
    ]
    assert flags == [(True, True), (False, True)]


def test_figures_lean_right_below_a_centred_head_in_the_size_asked_for():
    _, table = table_of([("城关镇", "12")], half_points=18)

    sides = [one.get(qn("w:val")) for row in table.rows for one in row._tr.iter(qn("w:jc"))]
    sizes = {
        one.get(qn("w:val"))
        for one in table._tbl.iter(qn("w:sz"))
        if one.getparent().tag == qn("w:rPr")
    }
    assert sides == ["center", "center", "left", "right"]
    assert sizes == {"18"}


def test_text_from_outside_is_no_markup():
    _, table = table_of([("<w:p/>&", "\x00=1+1")])

    assert [cell.text for cell in table.rows[1].cells] == ["<w:p/>&", "=1+1"]


def test_a_chart_has_its_width_and_its_description():
    stream = io.BytesIO()
    matplotlib.image.imsave(stream, numpy.zeros((2, 4)), format="png")
    document = Document()

    add_chart(document, stream.getvalue(), "甲" * 90, width_mm=100)

    [picture] = document.inline_shapes
    described = picture._inline.docPr
    assert (round(picture.width.mm), round(picture.height.mm)) == (100, 50)
    assert (described.get("descr"), described.get("title")) == ("甲" * 90, "甲" * 80)


def test_a_column_of_strokes_alone_is_left_out():
    _, table = table_of([("城关镇", "—"), ("中厂镇", "—")])
    _, kept = table_of([("城关镇", "—"), ("中厂镇", "3")])

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["镇"],
        ["城关镇"],
        ["中厂镇"],
    ]
    assert len(kept.columns) == 2


def test_a_kept_table_ends_with_a_row_that_lets_go():
    _, table = table_of([("城关镇", "1"), ("中厂镇", "3")], is_kept=True)

    kept = [bool(row._tr.findall(f".//{qn('w:keepNext')}")) for row in table.rows]
    assert kept == [True, True, False]
