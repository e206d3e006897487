"""A real SMTP server on the loopback, and mails to send to it."""

import datetime as dt
import ipaddress
import socket
import ssl
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from flows.alert.mail import Mail
from flows.channels import Smtp

EIGHT_O_CLOCK = dt.datetime(2022, 7, 6, 8, 0, tzinfo=dt.timezone(dt.timedelta(hours=8)))
SENT_AT = dt.datetime(2022, 7, 6, 8, 1)


@dataclass
class Inbox:
    """What the server took, and what it shall answer: address or "DATA" → answers in turn."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    mails: list[tuple[list[str], bytes]] = field(default_factory=list)

    def _answer(self, what: str) -> str | None:
        waiting = self.answers.get(what, [])
        return waiting.pop(0) if len(waiting) > 1 else (waiting[0] if waiting else None)

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        answer = self._answer(address)
        if answer and not answer.startswith("250"):
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        answer = self._answer("DATA")
        if answer and not answer.startswith("250"):
            return answer
        self.mails.append((envelope.rcpt_tos, envelope.content))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def serving(inbox: Inbox, **options):
    controller = Controller(inbox, hostname="127.0.0.1", port=free_port(), **options)
    controller.start()
    try:
        yield Smtp(host="127.0.0.1", port=controller.port, security="none", timeout_seconds=5)
    finally:
        controller.stop()


def login(server, session, envelope, mechanism, data) -> AuthResult:
    is_right = isinstance(data, LoginPassword) and data == LoginPassword(b"office", b"secret")
    return AuthResult(success=is_right, handled=False)


def make_certificate(folder: Path) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """The server's and the client's side of a certificate that lives as long as the test."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test only")])
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(dt.datetime(2020, 1, 1))
        .not_valid_after(dt.datetime(2120, 1, 1))
        .add_extension(address, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    chain, secret = folder / "certificate.pem", folder / "key.pem"
    chain.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    server.load_cert_chain(chain, secret)
    return server, ssl.create_default_context(cafile=str(chain))


def mail(recipient: str = "县林业局", text: str = "预警1项", **changes) -> Mail:
    values = {
        "period": "2022-06",
        "recipient": recipient,
        "kind": "digest",
        "addresses": (f"duty{len(recipient)}@example.org",),
        "subject": f"【6月调度】{recipient}：预警1项、关注0项",
        "text": text,
        "html": f"<p>{text}</p>",
        "date": EIGHT_O_CLOCK,
        "sender": "xianjie@example.org",
    }
    return Mail(**(values | changes))
