from email import message_from_bytes, policy

import pytest

from flows.alert.mail import Attachment, is_address, mail_bytes
from tests.alert.server import mail

PNG = b"\x89PNG\r\n\x1a\n"


def parsed(one):
    return message_from_bytes(mail_bytes(one), policy=policy.default)


def test_the_same_mail_gives_the_same_bytes():
    picture = Attachment("chart.png", PNG, "image/png")
    book = Attachment("退回表.xlsx", b"PK", "application/octet-stream")
    one, other = (mail(images=(picture,), attachments=(book,)) for _ in range(2))

    assert mail_bytes(one) == mail_bytes(other)


def test_a_mail_is_text_and_html_with_pictures_inside_and_files_behind():
    picture = Attachment("chart1", PNG, "image/png")
    book = Attachment("退回表.xlsx", b"PK", "application/octet-stream")

    parts = [
        (part.get_content_type(), part.get_filename(), part["Content-ID"])
        for part in parsed(mail(images=(picture,), attachments=(book,))).walk()
    ]

    assert parts == [
        ("multipart/mixed", None, None),
        ("multipart/alternative", None, None),
        ("text/plain", None, None),
        ("multipart/related", None, None),
        ("text/html", None, None),
        ("image/png", "chart1", "<chart1>"),
        ("application/octet-stream", "退回表.xlsx", None),
    ]


def test_the_headers_of_a_mail():
    message = parsed(mail(reply_to="office@example.org"))

    assert {name: str(message[name]) for name in ("Subject", "From", "To", "Reply-To", "Date")} == {
        "Subject": "【6月调度】县林业局：预警1项、关注0项",
        "From": "xianjie@example.org",
        "To": "县林业局 <duty4@example.org>",
        "Reply-To": "office@example.org",
        "Date": "Wed, 06 Jul 2022 08:00:00 +0800",
    }
    assert str(message["Message-ID"]).startswith("<2022-06.digest.")
    assert str(message["Message-ID"]).endswith("@example.org>")


def test_line_breaks_in_names_and_subjects_never_become_headers():
    message = parsed(
        mail(
            recipient="县林业局\r\nBcc: all@example.org",
            subject="预警\r\nX-Evil: 1\u202e",
            addresses=("a@example.org",),
        )
    )

    assert (message["Bcc"], message["X-Evil"]) == (None, None)
    assert str(message["Subject"]) == "预警 X-Evil: 1"


def test_an_attachment_name_never_becomes_a_header():
    book = Attachment('a"\r\nX-Evil: 1.xlsx', b"PK", "application/octet-stream")

    message = parsed(mail(attachments=(book,)))

    assert [part["X-Evil"] for part in message.walk()] == [None] * 5


@pytest.mark.parametrize(
    ("changed", "is_same"),
    [
        ({}, True),
        ({"images": (Attachment("a", b"1", "image/png"),)}, True),
        ({"html": "<b>预警1项</b>"}, True),
        ({"text": "预警2项"}, False),
        ({"subject": "别的"}, False),
        ({"basis": "F12"}, False),
        ({"attachments": (Attachment("a.docx", b"1", "a/b"),)}, False),
    ],
)
def test_the_hash_covers_what_the_recipient_reads(changed, is_same):
    assert (mail(**changed).content_hash == mail().content_hash) is is_same
    assert (mail(**changed).message_id == mail().message_id) is is_same


def test_two_recipients_of_one_text_have_two_message_ids():
    assert mail("县林业局").message_id != mail("县水利局").message_id


@pytest.mark.parametrize(
    ("text", "is_good"),
    [
        ("duty@example.org", True),
        ("a.b+c@sub.example.org", True),
        ("duty@example", False),
        ("duty@example.org\r\nRCPT TO:<x@example.org>", False),
        ("duty@example.org\n", False),
        ("<duty@example.org>", False),
        ("值班@example.org", False),
        ("a@" + "b" * 250 + ".org", False),
    ],
)
def test_an_address_is_one_plain_ascii_address(text, is_good):
    assert is_address(text) is is_good
