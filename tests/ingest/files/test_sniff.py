"""What a file is shows in its first bytes and its members."""

import pytest

from flows.ingest.files.sniff import Sniffed, sniff
from tests.ingest.packed import ods, pack, xlsx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def kind(content: bytes) -> tuple[str, str]:
    found = sniff(content)
    return found.container, found.foreign


@pytest.mark.parametrize(
    ("content", "container", "foreign"),
    [
        (b"", "empty", ""),
        (b"PAR1abc", "parquet", ""),
        (b"Rar!\x1a\x07\x01\x00", "rar", ""),
        (b"7z\xbc\xaf\x27\x1c", "7z", ""),
        (b"%PDF-1.7", "foreign", "PDF 文档"),
        (b"\xff\xd8\xff\xe0", "foreign", "图片"),
        (b"\x1f\x8b\x08", "foreign", "gz 压缩包"),
        (b"{\\rtf1", "foreign", "RTF 文档"),
    ],
)
def test_a_file_is_told_by_its_first_bytes(content: bytes, container: str, foreign: str):
    assert sniff(content) == Sniffed(container, foreign)


@pytest.mark.parametrize(
    ("content", "container", "foreign"),
    [
        (xlsx(), "xlsx", ""),
        (pack({"[Content_Types].xml": "", "word/document.xml": ""}), "docx", ""),
        (pack({"[Content_Types].xml": "", "word/other.xml": ""}), "foreign", "Word 文档"),
        (pack({"[Content_Types].xml": "", "ppt/a.xml": ""}), "foreign", "演示文稿"),
        (pack({"[Content_Types].xml": "", "xl/workbook.bin": ""}), "foreign", "xlsb 二进制工作簿"),
        (ods(""), "ods", ""),
        (ods("", **{"META-INF/manifest.xml": "<encryption-data/>"}), "encrypted", ""),
        (ods("", mimetype="application/text"), "foreign", "OpenDocument 文档"),
        (pack({"a.csv": "村,1"}), "archive", ""),
        (pack({"a.csv": "村,1"})[:-10], "foreign", "文件已损坏或不完整"),
    ],
)
def test_a_zip_file_is_told_by_its_members(content: bytes, container: str, foreign: str):
    assert kind(content) == (container, foreign)


def test_a_workbook_comes_with_its_directory_and_an_archive_without():
    assert sorted(sniff(ods("")).parts) == ["META-INF/manifest.xml", "content.xml", "mimetype"]
    assert sniff(pack({"a.csv": "村,1"})).parts == {}


@pytest.mark.parametrize(
    ("names", "container", "foreign"),
    [
        (["Workbook\0"], "xls", ""),
        (["Book\0", "WordDocument"], "xls", ""),
        (["EncryptedPackage"], "encrypted", ""),
        (["WordDocument"], "doc", ""),
        (["PowerPoint Document"], "foreign", "演示文稿"),
        (["Contents"], "foreign", "没有工作表的旧格式文件"),
    ],
)
def test_an_old_office_file_is_told_by_the_names_in_its_directory(
    names: list[str], container: str, foreign: str
):
    content = OLE + b"".join(name.encode("utf-16-le") for name in names)

    assert sniff(content) == Sniffed(container, foreign)


SPREADSHEETML = (
    "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>"
)


@pytest.mark.parametrize(
    ("text", "container", "foreign"),
    [
        ("村,户数\n甲村,3\n", "csv", ""),
        (SPREADSHEETML, "spreadsheetml", ""),
        ("\n <TABLE><tr><td>1</table>", "html", ""),
        ("村<table>,1", "csv", ""),
        ("<?xml version='1.0'?><a/>", "foreign", "不是表格的 XML 文件"),
        ("Received: by x\nFrom: a\n\n正文", "mail", ""),
        ("Subject: 月报\n 附件\nFrom: a\n\n正文", "mail", ""),
        ("MIME-Version: 1.0\n\n<html>", "foreign", "单个文件网页（mht）"),
        (
            "From: <Saved by WPS>\nContent-Type: multipart/related\n\n",
            "foreign",
            "单个文件网页（mht）",
        ),
    ],
)
def test_a_text_is_told_by_how_it_begins(text: str, container: str, foreign: str):
    assert sniff(text.encode()) == Sniffed(container, foreign)


def test_text_bears_one_control_character_and_one_more_in_fifty():
    assert kind(b"a\x01b") == ("csv", "")
    assert kind(b"a\x01\x02b") == ("foreign", "不是表格的文件")
    assert kind(b"a\x01\x02b" + b"," * 46) == ("csv", "")
    assert kind(b"a\x01\x02b" + b"," * 45) == ("foreign", "不是表格的文件")


def test_text_in_two_bytes_a_character_is_a_table_with_or_without_its_mark():
    assert kind("村\t1\n".encode("utf-16")) == ("csv", "")
    assert kind("name\t1\n".encode("utf-16-le")) == ("csv", "")
