"""A message needs key and signature; what an answer means is never guessed."""

from pathlib import Path

import pytest

from flows.alert.robots.group_message import Notice
from flows.alert.robots.webhook import post, signature
from tests.alert.robots.service import KEY, NOW, SECRET, Service, serving


def notice(channel: str) -> Notice:
    return Notice("2022-06", "county", channel, "digest", "重点事项", "### 重点事项\n1. 核桃")


def send(service: Service, **changes) -> tuple[str, str]:
    robot = service.robot(**changes)
    return post(notice(service.channel), robot, clock=lambda: NOW, context=service.context)


@pytest.fixture(params=["wecom", "dingtalk"])
def service(request: pytest.FixtureRequest, tmp_path: Path):
    with serving(request.param, tmp_path / "tls") as running:
        yield running


def test_the_message_arrives_as_markdown(service: Service):
    assert send(service) == ("sent", "")
    body = {"content": "### 重点事项\n1. 核桃"}
    if service.channel == "dingtalk":
        body = {"title": "重点事项", "text": "### 重点事项\n1. 核桃"}
    assert service.taken == [{"msgtype": "markdown", "markdown": body}]


def test_a_wrong_key_is_refused_and_told_without_the_key(service: Service):
    state, detail = send(service, key="secret-key")

    assert (state, detail) == ("failed", "93000 invalid webhook url")
    assert service.taken == []


def test_a_message_without_a_signature_is_refused(tmp_path: Path):
    with serving("dingtalk", tmp_path / "tls") as service:
        assert send(service, secret="") == ("failed", "310000 sign not match")
        assert send(service, secret="SEC-3") == ("failed", "310000 sign not match")


def test_the_signature_is_hmac_of_moment_and_secret():
    assert signature("SEC-2", 1656982800500) == signature(SECRET, round(NOW * 1000))
    assert signature("this is secret", 1577262236757) == (
        "hmPWwU+7lVdm3ZZz0r9tSfx0L4Q26jWOZr9+Gs6EZQM="
    )


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ((200, b'{"errcode": -1, "errmsg": "system busy"}'), "deferred"),
        ((200, b'{"errcode": 40008, "errmsg": "invalid message type"}'), "failed"),
        ((200, b"<html>"), "sending"),
        ((200, b'{"ok": true}'), "sending"),
        ((404, b"x"), "failed"),
        ((302, b"x"), "failed"),
        ((429, b"x"), "deferred"),
        ((502, b"x"), "sending"),
        (None, "sending"),
    ],
)
def test_only_a_clear_answer_says_how_it_ended(service: Service, answer, state: str):
    service.answers = [answer]

    found, detail = send(service)

    assert found == state
    assert detail
    assert KEY not in detail


@pytest.mark.parametrize(("channel", "code"), [("wecom", 45009), ("dingtalk", 130101)])
def test_too_many_messages_are_for_later(channel, code: int, tmp_path: Path):
    with serving(channel, tmp_path / "tls") as service:
        service.answers = [(200, f'{{"errcode": {code}, "errmsg": "limit"}}'.encode())]
        assert send(service) == ("deferred", f"{code} limit")


def test_a_service_that_is_not_there_is_for_later(service: Service):
    robot = service.robot(url="https://127.0.0.1:1/send")

    state, detail = post(notice(service.channel), robot, clock=lambda: NOW)

    assert (state, detail) == ("deferred", "无法连接群机器人：ConnectionRefusedError")


def test_a_certificate_that_nobody_vouches_for_is_not_talked_to(service: Service):
    state, _ = post(notice(service.channel), service.robot(), clock=lambda: NOW)

    assert (state, service.calls) == ("deferred", 0)
