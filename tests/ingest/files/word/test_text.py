"""The text of a paragraph of a Word document."""

import pytest
from lxml import etree

from flows.ingest.files.word.text import WORD, paragraph_text

NAME = WORD.strip("{}")


def said(inside: str) -> str:
    return paragraph_text(etree.fromstring(f'<w:p xmlns:w="{NAME}">{inside}</w:p>'))


def run(text: str, form: str = "") -> str:
    return f"<w:r><w:rPr>{form}</w:rPr><w:t>{text}</w:t></w:r>"


RAISED = '<w:vertAlign w:val="superscript"/>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("12") + run("1", RAISED), "12¹"),
        (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO2"),
        (run("9", "<w:strike/>") + run("8"), "8"),
        (run("9", '<w:strike w:val="false"/>') + run("8"), "98"),
        (run("9", '<w:dstrike w:val="1"/>') + run("8"), "8"),
        (f"<w:hyperlink>{run('甲')}{run('2', RAISED)}</w:hyperlink>", "甲²"),
        ("<w:r><w:t>甲</w:t><w:tab/><w:br/><w:noBreakHyphen/><w:t>乙</w:t></w:r>", "甲\t\n-乙"),
        (f"<w:del>{run('9')}</w:del><w:ins>{run('8')}</w:ins>", "8"),
    ],
)
def test_a_text_is_read_as_it_is_meant(inside: str, text: str):
    assert said(inside) == text
