"""The line to the mail server is kept while it works and given up when it breaks repeatedly."""

from flows.alert.smtp_line import SmtpLine
from flows.channels import Smtp
from tests.alert.server import mail


class Refusing:
    """A network in which no server answers; it counts how often one is looked for."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, settings: Smtp):
        self.calls += 1
        raise OSError("no route")


def test_a_line_that_broke_three_times_looks_for_the_server_no_more():
    network, pauses = Refusing(), []
    line = SmtpLine(Smtp(host="mail.example.org", port=25, attempts=2), network, pauses.append)

    first = line.send(mail(), ["one@example.org"])
    second = line.send(mail(), ["two@example.org"])
    third = line.send(mail(), ["three@example.org"])

    reason = "无法连接邮件服务器 mail.example.org:25：no route"
    assert first == {"one@example.org": ("deferred", reason)}
    assert second == {"two@example.org": ("deferred", reason)}
    assert third == {"three@example.org": ("deferred", f"连续3次{reason}")}
    assert (network.calls, pauses, line.is_given_up) == (3, [2.0], True)
