"""One conversation with a mail server, and what is known of each address when it breaks off."""

import smtplib

import pytest

from flows.alert.transport import Delivery, deliver, open_smtp
from tests.alert.server import Inbox, login, mail, make_certificate, serving

ONE, TWO = "one@example.org", "two@example.org"
MAIL = mail(addresses=(ONE, TWO))


class Server:
    """A server's side of a conversation: an answer, or an error, for each command."""

    def __init__(self, **answers):
        self.answers = {"mail": (250, b"OK"), "data": (250, b"OK"), "rset": (250, b"OK")} | answers
        self.commands = []

    def _answer(self, command, *words):
        self.commands.append(" ".join((command, *words)))
        answer = self.answers.get(words[0] if command == "rcpt" else command, (250, b"OK"))
        if isinstance(answer, Exception):
            raise answer
        return answer

    def mail(self, sender):
        return self._answer("mail")

    def rcpt(self, address):
        return self._answer("rcpt", address)

    def data(self, content):
        return self._answer("data")

    def rset(self):
        return self._answer("rset")


def test_an_address_that_the_server_takes_has_the_mail():
    server = Server()

    assert deliver(server, MAIL, [ONE, TWO]) == Delivery({ONE: ("sent", ""), TWO: ("sent", "")})
    assert server.commands == ["mail", f"rcpt {ONE}", f"rcpt {TWO}", "data"]


@pytest.mark.parametrize(
    ("code", "state", "detail"),
    [
        (250, "sent", ""),
        (299, "sent", ""),
        (300, "deferred", "300 so"),
        (499, "deferred", "499 so"),
        (500, "failed", "500 so"),
    ],
)
def test_an_answers_first_digit_says_how_an_address_ended(code, state, detail):
    server = Server(**{TWO: (code, b" so\r\n ")})

    assert deliver(server, MAIL, [ONE, TWO]).outcomes == {ONE: ("sent", ""), TWO: (state, detail)}


def test_nobody_taken_means_no_text_and_a_forgotten_envelope():
    server = Server(**{ONE: (550, b"gone")})

    assert deliver(server, MAIL, [ONE]) == Delivery({ONE: ("failed", "550 gone")})
    assert server.commands == ["mail", f"rcpt {ONE}", "rset"]


def test_an_address_that_is_none_is_never_said_to_the_server():
    server = Server()

    assert deliver(server, MAIL, ["none"]) == Delivery({"none": ("failed", "邮箱地址无效")})
    assert server.commands == []


def test_a_break_before_the_text_means_that_nothing_was_sent():
    server = Server(**{TWO: smtplib.SMTPServerDisconnected("gone")})

    assert deliver(server, MAIL, [ONE, TWO]) == Delivery(
        {ONE: ("deferred", "连接中断：gone"), TWO: ("deferred", "连接中断：gone")}, "连接中断：gone"
    )


def test_a_break_after_the_text_leaves_unknown_what_was_sent():
    server = Server(data=TimeoutError("timed out"), **{TWO: (550, b"gone")})
    broken = "正文发出后连接中断，未收到服务器答复：timed out"

    assert deliver(server, MAIL, [ONE, TWO]) == Delivery(
        {ONE: ("sending", broken), TWO: ("failed", "550 gone")}, broken
    )


def test_a_server_that_closes_with_its_answer_cannot_be_used_on():
    busy, closing = Server(data=(451, b"busy")), Server(data=(421, b"closing"))

    assert deliver(busy, MAIL, [ONE]) == Delivery({ONE: ("deferred", "451 busy")}, "")
    assert deliver(closing, MAIL, [ONE]) == Delivery(
        {ONE: ("deferred", "421 closing")}, "421 closing"
    )


def test_a_refused_login_closes_the_line(tmp_path):
    server, client = make_certificate(tmp_path)
    options = {"authenticator": login, "auth_required": True, "tls_context": server}
    with serving(Inbox(), **options) as plain:
        secret = plain.model_validate({"password": "guess"}).password
        wrong = plain.model_copy(
            update={"security": "starttls", "user": "office", "password": secret}
        )

        with pytest.raises(smtplib.SMTPAuthenticationError):
            open_smtp(wrong, client)
