"""Raised and struck out parts of the texts of an xlsx file, however they are written."""

from xml.parsers.expat import ExpatError

import pytest

from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.files.xlsx.rich_text import find_rich_texts, find_shared_texts, has_marked_runs
from tests.ingest.packed import sheet

STRUCK, NOT_STRUCK = "<rPr><strike/></rPr>", '<rPr><strike val="0"/></rPr>'
RAISED = '<rPr><sz val="11"/><vertAlign val="superscript"/></rPr>'


def shared(*items: str) -> bytes:
    return f"<sst>{''.join(items)}</sst>".encode()


def runs(*parts: tuple[str, str]) -> str:
    return "".join(f'<r>{form}<t xml:space="preserve">{text}</t></r>' for form, text in parts)


def test_shared_strings_are_counted_and_only_those_with_another_meaning_are_told():
    texts = shared(
        "<si><t>户数</t></si>",
        "<si/>",
        f"<si>{runs(('', '12'), (RAISED, '1'))}</si>",
        f"<si>{runs(('', '12'), ('<rPr><b/></rPr>', '1'))}</si>",
        f"<si>{runs((STRUCK, '9'), ('', '8'))}</si>",
        f"<si>{runs((NOT_STRUCK, '9'), ('', '8'))}</si>",
        f"<si>{runs(('', '乡'), (RAISED, '2'))}<rPh sb='0' eb='1'><t>xiang</t></rPh></si>",
        f"<si>{runs((STRUCK, '98'))}</si>",
    )

    assert has_marked_runs(texts)
    assert find_shared_texts(texts) == {2: "12¹", 4: "8", 6: "乡²", 7: ""}


def test_prefixed_tags_say_the_same():
    plain = shared(f"<si>{runs(('', '12'), (RAISED, '1'))}</si>").decode()
    prefixed = (
        plain.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:sst", "<x:sst xmlns:x='u'")
    )

    assert find_shared_texts(prefixed.encode()) == {0: "12¹"}


def test_cells_show_their_shared_string_and_texts_of_their_own():
    xml = sheet(
        '<row r="1"><c r="A1" t="s"><v>2</v></c><c r="B1" s="4" t="s"><v>12</v></c>'
        '<c r="C1"><v>2</v></c></row>'
        f'<row r="3"><c r="AA3" t="inlineStr"><is>{runs(("", "5"), (RAISED, "3"))}</is></c>'
        '<c r="AB3" t="inlineStr"><is><t>5</t></is></c></row>'
    ).encode()

    assert find_rich_texts(xml, {2: "12¹"}) == {(0, 0): "12¹", (2, 26): "5³"}
    assert (
        find_rich_texts(sheet('<row r="1"><c r="A1" t="s"><v>2</v></c></row>').encode(), {}) == {}
    )


def test_damage_and_declared_entities_are_told():
    with pytest.raises(ExpatError):
        find_shared_texts(b"<sst><si>")
    with pytest.raises(UnsafeFileError, match="^含有外部实体声明$"):
        find_shared_texts(b"<!DOCTYPE a [<!ENTITY b 'c'>]><sst/>")
