import asyncio
import subprocess
import sys
from email import message_from_bytes, policy

import duckdb
import pytest

from flows.alert.ledger import begin_sending, sent_ids, settle_unclear, unclear_mails
from flows.alert.send import send_mails
from flows.alert.transport import open_smtp
from flows.channels import Smtp
from flows.errors import UsageError
from flows.paths import PROJECT
from flows.warehouse.migrate import make_schema
from tests.alert.server import SENT_AT, Inbox, free_port, login, mail, make_certificate, serving


@pytest.fixture
def ledger():
    with duckdb.connect() as connection:
        make_schema(connection)
        yield connection


def send(mails, ledger, settings, **options):
    pauses = []
    result = send_mails(mails, ledger, settings, sent_at=SENT_AT, pause=pauses.append, **options)
    return result, pauses


def rows(ledger):
    return ledger.execute(
        "select recipient, kind, state, sent_at, detail from alerts_sent order by recipient"
    ).fetchall()


def subjects(inbox):
    return [
        str(message_from_bytes(content, policy=policy.default)["Subject"])
        for _, content in inbox.mails
    ]


def test_mails_go_out_once_however_often_the_month_is_run(ledger):
    inbox, mails = Inbox(), [mail("县林业局"), mail("县水利局")]

    with serving(inbox) as settings:
        first, _ = send(mails, ledger, settings)
        second, _ = send(mails, ledger, settings)

    assert (first.sent, first.already, second.sent, second.already) == (mails, [], [], mails)
    assert subjects(inbox) == [one.subject for one in mails]
    assert rows(ledger) == [
        ("县林业局", "digest", "sent", SENT_AT, ""),
        ("县水利局", "digest", "sent", SENT_AT, ""),
    ]
    assert (first.sentences, second.sentences) == ([], [])


def test_new_content_goes_out_again(ledger):
    inbox = Inbox()

    with serving(inbox) as settings:
        send([mail(text="预警1项")], ledger, settings)
        result, _ = send([mail(text="预警2项")], ledger, settings)

    assert result.sent == [mail(text="预警2项")]
    assert len(inbox.mails) == 2


def test_another_sender_address_is_no_new_content(ledger):
    inbox, renamed = Inbox(), mail(sender="office@example.net")

    with serving(inbox) as settings:
        send([mail()], ledger, settings)
        result, _ = send([renamed], ledger, settings)

    assert (result.already, len(inbox.mails)) == ([renamed], 1)
    assert sent_ids(ledger, "2022-06") == {mail().message_id}


def test_nothing_to_send_opens_no_connection(ledger):
    result, _ = send([], ledger, Smtp(host="127.0.0.1", port=free_port()))

    assert (result.sent, result.sentences) == ([], [])


def test_one_refused_recipient_does_not_stop_the_rest(ledger):
    inbox = Inbox(answers={"gone@example.org": ["550 5.1.1 no such user"]})
    mails = [mail("县林业局", addresses=("gone@example.org",)), mail("县水利局")]

    with serving(inbox) as settings:
        result, pauses = send(mails, ledger, settings)

    assert (result.sent, pauses) == (mails[1:], [])
    assert result.sentences == ["邮件未送达：县林业局（gone@example.org），550 5.1.1 no such user"]
    assert [row[:4] for row in rows(ledger)] == [
        ("县林业局", "digest", "failed", None),
        ("县水利局", "digest", "sent", SENT_AT),
    ]


def test_one_refused_address_of_two_is_recorded_and_the_other_gets_the_mail(ledger):
    inbox = Inbox(answers={"gone@example.org": ["550 no such user"]})
    both = mail(addresses=("gone@example.org", "duty@example.org"))

    with serving(inbox) as settings:
        result, _ = send([both], ledger, settings)
        again, _ = send([both], ledger, settings)

    assert [to for to, _ in inbox.mails] == [["duty@example.org"]]
    assert (result.sent, again.already) == ([both], [both])
    assert [failure.addresses for failure in result.failures] == [("gone@example.org",)]
    assert rows(ledger) == [("县林业局", "digest", "sent", SENT_AT, "550 no such user")]


def test_an_address_that_is_none_is_refused_before_the_server_sees_it(ledger):
    inbox, bad = Inbox(), "duty@example.org\r\nRCPT TO:<all@example.org>"

    with serving(inbox) as settings:
        result, _ = send([mail(addresses=(bad,))], ledger, settings)

    assert inbox.mails == []
    assert [failure.reason for failure in result.failures] == ["邮箱地址无效"]


@pytest.mark.parametrize("where", ["DATA", "duty4@example.org"])
def test_a_temporary_refusal_is_tried_again(ledger, where):
    inbox = Inbox(answers={where: ["451 busy", "421 busy", "250 OK"]})

    with serving(inbox) as settings:
        result, pauses = send([mail()], ledger, settings)

    assert (result.sent, result.sentences) == ([mail()], [])
    assert len(inbox.mails) == 1
    assert pauses == [2.0, 4.0]


def test_a_lasting_temporary_refusal_ends_after_the_set_attempts_and_is_sent_by_a_later_run(
    ledger,
):
    inbox = Inbox(answers={"DATA": ["451 busy"]})

    with serving(inbox) as settings:
        result, pauses = send([mail()], ledger, settings)
        inbox.answers.clear()
        later, _ = send([mail()], ledger, settings)

    assert (result.sent, pauses) == ([], [2.0, 4.0])
    assert result.sentences == ["邮件未送达：县林业局（duty4@example.org），451 busy"]
    assert later.sent == [mail()]
    assert rows(ledger) == [("县林业局", "digest", "sent", SENT_AT, "")]


def test_a_refused_text_is_not_tried_again(ledger):
    inbox = Inbox(answers={"DATA": ["554 looks like spam"]})

    with serving(inbox) as settings:
        result, pauses = send([mail()], ledger, settings)

    assert pauses == []
    assert [failure.reason for failure in result.failures] == ["554 looks like spam"]


def test_a_server_that_cannot_be_reached_stops_the_sending_after_three_tries(ledger):
    settings = Smtp(host="127.0.0.1", port=free_port(), security="none", attempts=2)

    mails = [mail("县林业局"), mail("县水利局"), mail("县住建局")]
    result, pauses = send(mails, ledger, settings)

    assert (result.sent, len(result.failures), pauses) == ([], 2, [2.0])
    assert result.left == mails[2:]
    assert all("无法连接邮件服务器 127.0.0.1" in one.reason for one in result.failures)
    assert result.sentences[-1].startswith(
        "已停止发送，还有1封未发，下次发送时再发：连续3次无法连接邮件服务器 127.0.0.1"
    )
    assert [state for _, _, state, _, _ in rows(ledger)] == ["failed", "failed"]


def test_three_silences_after_the_text_stop_the_sending(ledger):
    class Mute(Inbox):
        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            self.mails.append((envelope.rcpt_tos, envelope.content))
            await asyncio.sleep(0.5)
            return "250 OK"

    inbox = Mute()
    mails = [mail("县林业局"), mail("县水利局"), mail("县住建局"), mail("县交通局")]
    with serving(inbox) as settings:
        quick = settings.model_copy(update={"timeout_seconds": 0.1})
        first, _ = send(mails, ledger, quick)
        ids = [unclear.message_id for unclear in first.unclear]
        settle_unclear(ledger, ids, True, checked_at=SENT_AT)
        second, _ = send(mails, ledger, settings)

    assert (len(first.unclear), first.left) == (3, mails[3:])
    assert (second.already, second.sent) == (mails[:3], mails[3:])
    assert len(inbox.mails) == 4


def test_a_deferred_address_gets_the_mail_later_and_the_others_never_again(ledger):
    inbox = Inbox(answers={"slow@example.org": ["450 come again"]})
    both = mail(addresses=("duty@example.org", "slow@example.org"))

    with serving(inbox) as settings:
        first, pauses = send([both], ledger, settings)
        second, _ = send([both], ledger, settings)
        inbox.answers.clear()
        third, _ = send([both], ledger, settings)
        fourth, _ = send([both], ledger, settings)

    assert (first.sent, pauses) == ([both], [2.0, 4.0])
    assert [failure.addresses for failure in second.failures] == [("slow@example.org",)]
    assert (third.sent, third.failures, fourth.already) == ([both], [], [both])
    assert [to for to, _ in inbox.mails] == [["duty@example.org"], ["slow@example.org"]]
    assert ledger.execute(
        "select address, state, tries from alert_addresses order by address"
    ).fetchall() == [("duty@example.org", "sent", 1), ("slow@example.org", "sent", 3)]


def test_many_addresses_go_out_in_batches_below_the_servers_limit(ledger):
    inbox = Inbox()
    addresses = tuple(f"duty{number}@example.org" for number in range(5))

    with serving(inbox) as settings:
        few = settings.model_copy(update={"recipients_per_mail": 2})
        result, _ = send([mail(addresses=addresses)], ledger, few)

    assert [len(to) for to, _ in inbox.mails] == [2, 2, 1]
    assert (len(result.sent), result.failures) == (1, [])


def test_a_server_that_never_answers_times_out(ledger):
    class Silent(Inbox):
        async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
            await asyncio.sleep(0.5)
            return "250 OK"

    with serving(Silent()) as settings:
        quick = settings.model_copy(update={"timeout_seconds": 0.2, "attempts": 1})
        result, _ = send([mail()], ledger, quick)

    assert [failure.reason for failure in result.failures] == [
        "连接中断：Connection unexpectedly closed: timed out"
    ]


def test_a_silence_after_the_text_leaves_the_mail_unclear_and_it_is_not_repeated(ledger):
    class Late(Inbox):
        async def handle_DATA(self, server, session, envelope):  # noqa: N802
            self.mails.append((envelope.rcpt_tos, envelope.content))
            await asyncio.sleep(0.5)
            return "250 OK"

    inbox = Late()
    with serving(inbox) as settings:
        quick = settings.model_copy(update={"timeout_seconds": 0.2})
        first, pauses = send([mail()], ledger, quick)
        second, _ = send([mail()], ledger, quick)

    assert (first.sent, second.sent, pauses, len(inbox.mails)) == ([], [], [], 1)
    assert first.sentences[0].startswith(
        "邮件是否送达不明，请人工核实：县林业局，2022-06，<2022-06."
    )
    assert second.sentences == first.sentences


def test_login_is_used_and_a_wrong_password_is_tried_once(ledger, tmp_path):
    server, client = make_certificate(tmp_path)
    inbox = Inbox()

    def connect(settings):
        return open_smtp(settings, client)

    with serving(inbox, authenticator=login, auth_required=True, tls_context=server) as plain:
        user = {"security": "starttls", "user": "office", "password": _secret("secret")}
        right = plain.model_copy(update=user)
        wrong = right.model_copy(update={"password": _secret("guess")})
        both = [mail("县林业局"), mail("县水利局")]
        refused, pauses = send(both, ledger, wrong, connect=connect)
        result, _ = send(both[:1], ledger, right, connect=connect)

    assert (refused.sent, pauses, result.sent) == ([], [], [mail("县林业局")])
    assert {one.reason for one in refused.failures} == {
        "邮件服务器不接受登录（535），请检查账号和密码"
    }
    assert refused.left == [mail("县水利局")]


def _secret(text):
    return Smtp(password=text).password


@pytest.mark.parametrize("security", ["tls", "starttls"])
def test_mails_go_over_an_encrypted_line(ledger, tmp_path, security):
    server, client = make_certificate(tmp_path)
    options = {"ssl_context": server} if security == "tls" else {"tls_context": server}
    inbox = Inbox()

    with serving(inbox, **options) as plain:
        settings = plain.model_copy(update={"security": security})
        result, _ = send([mail()], ledger, settings, connect=lambda s: open_smtp(s, client))
        distrusting, _ = send(
            [mail("县水利局")], ledger, settings.model_copy(update={"attempts": 1})
        )

    assert (result.sent, len(inbox.mails)) == ([mail()], 1)
    assert "certificate verify failed" in distrusting.failures[0].reason


def test_a_server_without_starttls_gets_nothing(ledger):
    inbox = Inbox()

    with serving(inbox) as plain:
        settings = plain.model_copy(update={"security": "starttls", "attempts": 1})
        result, _ = send([mail()], ledger, settings)

    assert (result.sent, inbox.mails) == ([], [])
    assert "STARTTLS" in result.failures[0].reason


KILLED = """
import os, sys, smtplib, duckdb
from flows.alert.send import send_mails
from flows.alert.transport import open_smtp
from flows.settings import Smtp
from tests.alert.server import SENT_AT, mail

def dying(settings):
    smtp = open_smtp(settings)
    send = smtp.data
    def data(content):
        if sys.argv[3] == "after":
            send(content)
        os._exit(9)
    smtp.data = data
    return smtp

settings = Smtp(host="127.0.0.1", port=int(sys.argv[2]), security="none")
with duckdb.connect(sys.argv[1]) as ledger:
    send_mails([mail()], ledger, settings, sent_at=SENT_AT, connect=dying)
"""


@pytest.mark.parametrize(("moment", "arrived"), [("before", 0), ("after", 1)])
def test_a_kill_between_ledger_and_record_is_reported_and_not_repeated(tmp_path, moment, arrived):
    inbox, file = Inbox(), str(tmp_path / "working.duckdb")
    with duckdb.connect(file) as connection:
        make_schema(connection)
    with serving(inbox) as settings:
        command = [sys.executable, "-c", KILLED, file, str(settings.port), moment]
        killed = subprocess.run(command, cwd=PROJECT, check=False, timeout=60)
        with duckdb.connect(file) as connection:
            result, _ = send([mail()], connection, settings)
            [unclear] = unclear_mails(connection)
            kept = sent_ids(connection, "2022-06")

            assert killed.returncode == 9
            assert (result.sent, len(inbox.mails)) == ([], arrived)
            assert (result.unclear[0].message_id, unclear.recipient) == (
                mail().message_id,
                "县林业局",
            )
            assert kept == {mail().message_id}

            settle_unclear(connection, [mail().message_id], arrived == 1, checked_at=SENT_AT)
            settled, _ = send([mail()], connection, settings)
            assert (len(settled.sent), len(settled.already)) == (1 - arrived, arrived)
            assert len(inbox.mails) == 1


def test_an_unclear_mail_is_reported_though_its_content_is_history(ledger):
    old = mail(text="预警1项", period="2022-05")
    begin_sending(ledger, old, old.addresses)

    result, _ = send([], ledger, Smtp())

    assert result.sentences == [
        "邮件是否送达不明，请人工核实：县林业局，2022-05，"
        f"{mail(text='预警1项', period='2022-05').message_id}，上次发送中断"
    ]


def test_only_an_unclear_mail_can_be_resolved(ledger):
    with pytest.raises(UsageError, match="no unclear mail"):
        settle_unclear(ledger, ["<nothing@example.org>"], True, checked_at=SENT_AT)


def test_a_broken_line_is_made_anew_for_the_next_mail(ledger):
    inbox, connections = Inbox(), []

    def connect(settings):
        connections.append(open_smtp(settings))
        return connections[-1]

    with serving(inbox) as settings:
        send([mail("县林业局")], ledger, settings, connect=connect)
        inbox.answers["DATA"] = ["421 closing", "250 OK"]
        result, _ = send([mail("县水利局"), mail("县住建局")], ledger, settings, connect=connect)

    assert len(result.sent) == 2
    assert len(connections) == 3
