"""A notice has the paper, the styles and the marks of an official one, and equal bytes."""

import datetime as dt

import pytest
from docx.enum.text import WD_PARAGRAPH_ALIGNMENT as SIDE
from docx.shared import Pt

from flows.report.office.notice import (
    add_heading,
    add_line,
    add_signature,
    add_small_text,
    add_text,
    add_title,
    new_notice,
    plain,
    save_notice,
)
from flows.report.office.notice_parts import Column, add_table

DAY = dt.date(2022, 7, 6)


def notice(**options):
    return new_notice(
        "关于6月\n调度的通报", "县乡村振兴局", DAY, **({"is_synthetic": False} | options)
    )


@pytest.mark.parametrize(
    ("is_compact", "margins"), [(False, (37, 35, 28, 26)), (True, (31, 29, 28, 26))]
)
def test_the_paper_is_a4_with_the_standards_margins(is_compact, margins):
    [section] = notice(is_compact=is_compact).sections

    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert tuple(round(side.mm) for side in sides) == margins


def test_its_properties_name_title_office_and_day_alone():
    properties = notice().core_properties

    assert (properties.title, properties.author, properties.comments) == (
        "关于6月调度的通报",
        "县乡村振兴局",
        "",
    )
    assert properties.created.date() == properties.modified.date() == DAY


@pytest.mark.parametrize(("is_synthetic", "mark"), [(True, "【模拟数据，仅供演示】"), (False, "")])
def test_simulated_data_is_marked_on_every_page(is_synthetic, mark):
    [section] = notice(is_synthetic=is_synthetic).sections

    headers = (section.header, section.even_page_header)
    assert [header.paragraphs[0].text for header in headers] == [mark, mark]


def test_page_numbers_stand_outside_on_both_sides():
    [section] = notice().sections

    footers = [section.footer.paragraphs[0], section.even_page_footer.paragraphs[0]]
    assert [footer.alignment for footer in footers] == [SIDE.RIGHT, SIDE.LEFT]
    assert [footer.text for footer in footers] == ["—  —", "—  —"]


def test_texts_stand_in_their_order_with_their_styles():
    document = notice()

    add_title(document, "通报")
    add_line(document, "各镇：", side="center")
    add_heading(document, "一、总体", 1, new_page=True)
    add_text(document, "达标3项。", lead="一是")
    add_small_text(document, "另1项。")

    seen = [(one.text, one.style.name, one.alignment) for one in document.paragraphs]
    assert seen == [
        ("通报", "Title", SIDE.CENTER),
        ("各镇：", "Normal", SIDE.CENTER),
        ("一、总体", "Heading 1", None),
        ("一是达标3项。", "Normal", SIDE.JUSTIFY),
        ("另1项。", "Normal", SIDE.JUSTIFY),
    ]
    heading, text, small = (one.paragraph_format for one in document.paragraphs[2:])
    assert (heading.page_break_before, heading.keep_with_next) == (True, True)
    assert [one.first_line_indent.pt for one in (heading, text, small)] == [32, 32, 24]


@pytest.mark.parametrize(("has_seal", "room"), [(True, 44), (False, 28)])
def test_the_signature_stands_at_the_right_and_stays_with_the_last_of_the_text(has_seal, room):
    document = notice()
    for text in ("一", "二", "三", "四"):
        add_text(document, text)

    add_signature(document, "县乡村振兴局", DAY, has_seal=has_seal)

    *_, office, day = document.paragraphs
    together = [one.text for one in document.paragraphs if one.paragraph_format.keep_with_next]
    assert together == ["三", "四", "县乡村振兴局"]
    assert (office.text, day.text) == ("县乡村振兴局", "2022年7月6日")
    assert (office.alignment, office.paragraph_format.space_before.pt) == (SIDE.RIGHT, room)


def test_a_note_stands_below_the_date_and_stays_with_it():
    document = notice()
    add_text(document, "一")

    add_signature(document, "县乡村振兴局", DAY, has_seal=True, note="（联系人：甲）")

    *_, day, note = document.paragraphs
    assert (day.text, day.paragraph_format.keep_with_next) == ("2022年7月6日", True)
    assert (note.text, note.paragraph_format.first_line_indent.pt) == ("（联系人：甲）", 32)


def test_a_heading_below_a_table_takes_the_place_of_the_empty_line():
    document = notice()
    add_table(document, "各镇得分", [Column("镇", 10)], [["甲镇"]])

    add_heading(document, "二、各方案", 1)
    add_heading(document, "三、问题", 1)

    assert [one.text for one in document.paragraphs] == ["各镇得分", "二、各方案", "三、问题"]
    assert [one.paragraph_format.space_before for one in document.paragraphs[1:]] == [Pt(8), None]


def test_the_last_two_lines_go_with_the_signature_to_the_next_page():
    document = notice()
    for text in ("一", "二", "附件：1.明细"):
        add_text(document, text)

    add_signature(document, "县乡村振兴局", DAY)

    kept = {one.text: one.paragraph_format.keep_with_next for one in document.paragraphs}
    assert kept == {
        "一": None,
        "二": True,
        "附件：1.明细": True,
        "县乡村振兴局": True,
        "2022年7月6日": False,
    }


def test_what_a_document_cannot_hold_is_dropped():
    assert plain("甲\x00乙\ud800丙") == "甲乙丙"


def test_the_same_notice_is_written_once(tmp_path):
    file = save_notice(notice(), tmp_path / "信" / "a.docx")
    first, written = file.read_bytes(), file.stat().st_mtime_ns

    save_notice(notice(), file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == (first, written)

    other = notice()
    add_line(other, "各镇：")
    save_notice(other, file)
    assert file.read_bytes() != first
    assert [one.name for one in file.parent.iterdir()] == ["a.docx"]
