"""The text of an ods cell whose parts differ."""

import pytest

from flows.ingest.files.looks.ods_texts import has_marked_spans, meant_text
from flows.ingest.files.raised_text import Run

STYLES = {b"T1": Run("", is_raised=True), b"T2": Run("", is_struck=True)}


def cell(inside: str) -> bytes:
    return f' office:value-type="string">{inside}</table:table-cell></table:table-row>'.encode()


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


@pytest.mark.parametrize(
    ("inside", "meant"),
    [
        (f"<text:p>12{span('T1', '1')}</text:p>", "12¹"),
        (f"<text:p>{span('T2', '3')}4</text:p>", "4"),
        (f"<text:p>{span('T1', span('T9', '2'))}甲&amp;乙</text:p>", "²甲&乙"),
        (f"<text:p>上{span('T1', '1')}</text:p><text:p>下</text:p>", "上¹\n下"),
        (
            f'<text:p>甲<text:s text:c="2"/>乙<text:s/><text:tab/>{span("T1", "1")}</text:p>',
            "甲  乙 \t¹",
        ),
        (f"<text:p>甲<text:line-break/>乙{span('T1', '1')}</text:p>", "甲\n乙¹"),
        (
            "<office:annotation><text:p>注</text:p></office:annotation>"
            f"<text:p>5{span('T1', '1')}</text:p>",
            "5¹",
        ),
    ],
)
def test_raised_digits_stay_raised_and_what_is_struck_out_is_left_out(inside: str, meant: str):
    assert has_marked_spans(cell(inside), STYLES)
    assert meant_text(cell(inside), STYLES) == meant


def test_spans_of_other_styles_mark_nothing():
    assert not has_marked_spans(cell(f"<text:p>{span('T9', '2')}</text:p>"), STYLES)
    assert not has_marked_spans(cell("<text:p>2</text:p>"), STYLES)
