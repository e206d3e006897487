"""What a message says of itself is read with care: anybody may have written it."""

import pytest

from flows.mail_in.message import Envelope, attachments_of, read_envelope
from flows.settings import Limits
from tests.mail_in.dovecot import message


def test_sender_subject_and_id_are_read():
    content = message(sender="Town@Example.org", Message_ID="<1@example.org>")

    assert read_envelope(content) == Envelope(
        "town@example.org", "报送6月报表", "<1@example.org>", False
    )


@pytest.mark.parametrize(
    ("header", "sender"),
    [
        (b"From: a@example.org, b@example.org\n\n", ""),
        (b"Subject: x\n\n", ""),
        (b"From: =?utf-8?b?!!!?= <a@example.org>\n\n", "a@example.org"),
        (b"From: \xff\xfe <a@example.org>\n\n", "a@example.org"),
        (b"From: no address\n\n", ""),
        (b"", ""),
    ],
)
def test_a_sender_that_is_not_one_address_is_nobody(header: bytes, sender: str):
    assert read_envelope(header).sender == sender


@pytest.mark.parametrize(
    ("header", "is_automatic"),
    [
        (b"Auto-Submitted: auto-replied", True),
        (b"Auto-Submitted: no", False),
        (b"Precedence: bulk", True),
        (b"Precedence: first-class", False),
        (b"X-Other: auto", False),
    ],
)
def test_what_a_machine_sent_is_known(header: bytes, is_automatic: bool):
    assert read_envelope(header + b"\n\n").is_automatic is is_automatic


def test_attachments_come_with_their_names_and_what_is_wrong_with_them():
    limits = Limits(file_bytes=10)
    content = message(("6月.xlsx", b"123"), ("6月.xlsx", b"456"), ("大.xlsx", b"x" * 11))

    found = [(one.name, one.content, one.found) for one in attachments_of(content, limits)]

    assert found[:2] == [("6月.xlsx", b"123", ""), ("6月（2）.xlsx", b"456", "")]
    assert found[2][:2] == ("大.xlsx", b"")
    assert found[2][2]
    assert attachments_of(message(), limits) == []
