"""One message to one robot over HTTPS, and what is known when the answer does not come."""

import base64
import hashlib
import hmac
import http.client
import json
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from flows.alert.ledger import DEFERRED, FAILED, SENDING, SENT
from flows.alert.robots.group_message import Notice
from flows.alert.transport import Outcome
from flows.channels import Robot

#: Answers that ask to come again: too many messages in a minute, or the service is busy.
_COME_AGAIN = {"wecom": {-1, 45009, 45033}, "dingtalk": {-1, 130101, 410100}}
_TOO_MANY = 429
_OK = 200
#: An answer is a few words of JSON; more is not read.
_LONGEST_ANSWER = 10_000


@dataclass(frozen=True)
class Channel:
    """How a kind of robot is called: its usual address and where the key goes."""

    address: str
    key_name: str


CHANNELS = {
    "wecom": Channel("https://qyapi.weixin.qq.com/cgi-bin/webhook/send", "key"),
    "dingtalk": Channel("https://oapi.dingtalk.com/robot/send", "access_token"),
}


def signature(secret: str, milliseconds: int) -> str:
    """Return 钉钉's signature of a moment: HMAC-SHA256 of moment and secret, in base64."""
    text = f"{milliseconds}\n{secret}".encode()
    return base64.b64encode(hmac.new(secret.encode(), text, hashlib.sha256).digest()).decode()


def payload(notice: Notice) -> bytes:
    """Return the message as the robot takes it."""
    markdown = (
        {"content": notice.text}
        if notice.channel == "wecom"
        else {"title": notice.title, "text": notice.text}
    )
    message = {"msgtype": "markdown", "markdown": markdown}
    return json.dumps(message, ensure_ascii=False).encode()


def post(
    notice: Notice,
    robot: Robot,
    *,
    clock: Callable[[], float],
    context: ssl.SSLContext | None = None,
) -> Outcome:
    """Hand one message over; what broke before it was under way can be tried again.

    `clock` gives seconds since 1970. The key is in no outcome.
    """
    parts = urlsplit(robot.url or CHANNELS[robot.channel].address)
    line = http.client.HTTPSConnection(
        parts.hostname or "",
        parts.port,
        timeout=robot.timeout_seconds,
        context=context or ssl.create_default_context(),
    )
    try:
        line.connect()
    except OSError as error:
        return DEFERRED, f"无法连接群机器人：{type(error).__name__}"
    try:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        line.request("POST", _target(parts.path, robot, clock), payload(notice), headers)
        answer = line.getresponse()
        content = answer.read(_LONGEST_ANSWER)
    except (OSError, http.client.HTTPException) as error:
        return SENDING, f"已发出，未收到群机器人答复：{type(error).__name__}"
    finally:
        line.close()
    return _outcome(robot.channel, answer.status, content)


def _target(path: str, robot: Robot, clock: Callable[[], float]) -> str:
    query = {CHANNELS[robot.channel].key_name: robot.key.get_secret_value()}
    secret = robot.secret.get_secret_value()
    if secret:
        moment = round(clock() * 1000)
        query |= {"timestamp": str(moment), "sign": signature(secret, moment)}
    return f"{path}?{urlencode(query)}"


def _outcome(channel: str, status: int, content: bytes) -> Outcome:
    """Return what an answer means; only 0 says that the message is in the group."""
    if status == _TOO_MANY:
        return DEFERRED, "群机器人要求稍后再发"
    if status != _OK:
        # Behind a 5xx nobody knows whether the message went through.
        state = SENDING if status >= http.client.INTERNAL_SERVER_ERROR else FAILED
        return state, f"群机器人答复 HTTP {status}"
    try:
        told = json.loads(content)
        code, words = int(told["errcode"]), str(told.get("errmsg", ""))
    except (ValueError, KeyError, TypeError, AttributeError):
        return SENDING, "群机器人的答复无法识别"
    if code == 0:
        return SENT, ""
    again = code in _COME_AGAIN[channel]
    return (DEFERRED if again else FAILED), f"{code} {' '.join(words.split())[:100]}"
