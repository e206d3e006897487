"""Mails saved as .eml: attachments are read, date and sender are the receipt."""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.ingest.files.container import open_file
from flows.ingest.inbox import find_files
from flows.ingest.receipt_list import Receipt
from flows.settings import Limits
from tests.ingest.packed import pack

TABLE = "村,户数\n清风村,3\n".encode()


def mail(*attachments: tuple[str, bytes], date: str = "Mon, 04 Jul 2022 09:30:00 +0800") -> bytes:
    message = EmailMessage()
    message["From"] = "城关镇统计站 <station@example.org>"
    message["To"] = "county@example.org"
    message["Subject"] = "6月报表"
    if date:
        message["Date"] = date
    message.set_content("请查收。")
    message.add_alternative("<p>请查收。<img src='cid:sign'></p>", subtype="html")
    for name, content in attachments:
        message.add_attachment(
            content, maintype="application", subtype="octet-stream", filename=name
        )
    return message.as_bytes()


def test_attachments_are_read_and_the_text_is_left_out():
    content = mail(("城关镇.csv", TABLE), ("城关镇.csv", b"x,1\n"), ("说明.pdf", b"%PDF-1.7"))

    workbooks, findings = open_file(content, "来件.eml", Limits())

    assert [(workbook.file_name, workbook.grids[0].rows[0]) for workbook in workbooks] == [
        ("来件.eml/城关镇.csv", ["村", "户数"]),
        ("来件.eml/城关镇（2）.csv", ["x", "1"]),
    ]
    assert [(finding.file, finding.found) for finding in findings] == [
        ("来件.eml/说明.pdf", "PDF 文档")
    ]


def test_an_attached_archive_is_unpacked_and_one_inside_it_is_not():
    inner = pack({"甲.csv": TABLE, "再.zip": pack({"a.csv": TABLE})})

    workbooks, findings = open_file(mail(("报表.zip", inner)), "来件.eml", Limits())

    assert [workbook.file_name for workbook in workbooks] == ["来件.eml/报表.zip/甲.csv"]
    assert [finding.file for finding in findings] == ["来件.eml/报表.zip/再.zip"]


def test_a_mail_without_attachments_says_so():
    _, (finding,) = open_file(mail(), "来件.eml", Limits())

    assert (finding.code, finding.found) == ("file_empty", "邮件中没有附件")


@pytest.mark.parametrize(
    ("date", "received"),
    [
        ("Mon, 04 Jul 2022 09:30:00 +0800", dt.datetime(2022, 7, 4, 9, 30)),
        ("Mon, 04 Jul 2022 01:30:00 +0000", dt.datetime(2022, 7, 4, 9, 30)),
        ("Mon, 04 Jul 2022 09:30:00 -0000", dt.datetime(2022, 7, 4, 9, 30)),
    ],
)
def test_date_and_sender_of_a_mail_are_its_receipt(tmp_path: Path, date: str, received):
    (tmp_path / "来件.eml").write_bytes(mail(("a.csv", TABLE), date=date))

    (file,) = find_files(tmp_path)

    assert file.receipts == (Receipt(received, "station@example.org"),)


def test_a_line_of_receipts_counts_before_the_mail_and_a_mail_without_date_has_none(tmp_path):
    (tmp_path / "a.eml").write_bytes(mail(("a.csv", TABLE)))
    (tmp_path / "b.eml").write_bytes(mail(("b.csv", TABLE), date=""))
    line = "file,received_at,sender\na.eml,2022-07-05 08:00,城关镇\n"
    (tmp_path / "receipts.csv").write_text(line, "utf-8")

    one, other = find_files(tmp_path)

    assert one.receipts == (Receipt(dt.datetime(2022, 7, 5, 8, 0), "城关镇"),)
    assert other.receipts == ()


def test_a_page_saved_as_one_file_is_no_mail():
    page = (
        b"From: <Saved by WPS>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n"
    )

    assert open_file(page, "表.mht", Limits())[1][0].found == "单个文件网页（mht）"
