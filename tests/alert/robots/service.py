"""A robot's service on the loopback over TLS; it checks key and signature as real ones do."""

import base64
import hashlib
import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from ssl import SSLContext
from typing import Literal
from urllib.parse import parse_qs, urlsplit

from flows.channels import Robot
from tests.alert.server import make_certificate

KEY, SECRET = "key-1", "SEC-2"
#: Seconds since 1970 at which the tests post; the service refuses moments an hour away.
NOW = 1_656_982_800.5


@dataclass
class Service:
    """What it took; `answers` in turn replace the usual one: a status and a body, or a break."""

    channel: Literal["wecom", "dingtalk"]
    url: str = ""
    context: SSLContext | None = None
    taken: list[dict] = field(default_factory=list)
    calls: int = 0
    answers: list[tuple[int, bytes] | None] = field(default_factory=list)

    def robot(self, **changes) -> Robot:
        secret = SECRET if self.channel == "dingtalk" else ""
        return Robot(
            **({"channel": self.channel, "url": self.url, "key": KEY, "secret": secret} | changes)
        )

    def answer(self, query: dict[str, list[str]], body: bytes) -> bytes:
        name = "key" if self.channel == "wecom" else "access_token"
        if query.get(name) != [KEY]:
            return b'{"errcode": 93000, "errmsg": "invalid webhook url"}'
        if self.channel == "dingtalk" and not is_signed(query):
            return b'{"errcode": 310000, "errmsg": "sign not match"}'
        self.taken.append(json.loads(body))
        return b'{"errcode": 0, "errmsg": "ok"}'


def is_signed(query: dict[str, list[str]]) -> bool:
    [moment], [sign] = query.get("timestamp", [""]), query.get("sign", [""])
    expected = hmac.new(SECRET.encode(), f"{moment}\n{SECRET}".encode(), hashlib.sha256)
    is_fresh = moment.isdigit() and abs(int(moment) / 1000 - NOW) < 3600
    return is_fresh and sign == base64.b64encode(expected.digest()).decode()


@contextmanager
def serving(channel: Literal["wecom", "dingtalk"], folder: Path) -> Iterator[Service]:
    service = Service(channel)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # noqa: N802
            body = self.rfile.read(int(self.headers["Content-Length"]))
            service.calls += 1
            told = service.answers.pop(0) if service.answers else (200, b"")
            if told is None:
                return
            status, content = told
            content = content or service.answer(parse_qs(urlsplit(self.path).query), body)
            self.send_response(status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments: object) -> None:
            pass

    folder.mkdir(parents=True, exist_ok=True)
    server_side, service.context = make_certificate(folder)
    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.socket = server_side.wrap_socket(server.socket, server_side=True)
    service.url = f"https://127.0.0.1:{server.server_port}/send"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
