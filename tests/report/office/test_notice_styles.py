import pytest
from docx import Document
from docx.shared import Pt

from flows.report.office.notice_styles import set_styles


@pytest.mark.parametrize(("is_compact", "size", "line"), [(False, 16, 28), (True, 14, 21)])
def test_body_text_has_the_size_of_a_notice_or_of_a_compact_one(is_compact, size, line):
    document = Document()

    set_styles(document, is_compact=is_compact)

    for name in ("Normal", "Heading 1", "Heading 3"):
        assert document.styles[name].font.size == Pt(size)
        assert document.styles[name].paragraph_format.line_spacing == Pt(line)
    assert document.styles["Title"].font.size == Pt(22)


def test_styles_that_no_notice_uses_are_gone():
    document = Document()

    set_styles(document, is_compact=False)

    assert "List Bullet" not in [style.name for style in document.styles]
