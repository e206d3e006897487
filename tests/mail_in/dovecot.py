"""A real IMAP server on the loopback: dovecot, with one mailbox of one user."""

import datetime as dt
import grp
import imaplib
import os
import pwd
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.message import EmailMessage
from pathlib import Path

import pytest

from flows.channels import Imap
from tests.alert.server import free_port, make_certificate

USER, PASSWORD = "office", "s3cret"
DOVECOT = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
needs_dovecot = pytest.mark.skipif(DOVECOT is None, reason="needs dovecot-imapd")
_CONFIG = """\
base_dir = {folder}/run
state_dir = {folder}/state
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/key.pem
default_internal_user = {internal}
default_login_user = {login_user}
default_internal_group = {internal_group}
first_valid_uid = 0
first_valid_gid = 0
mail_location = maildir:{folder}/mail
service anvil {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {port}
    ssl = yes
  }}
}}
passdb {{
  driver = static
  args = user={login} password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}
}}
"""


@dataclass(frozen=True)
class Server:
    """Where it listens, and the client's side of its certificate."""

    settings: Imap
    context: ssl.SSLContext

    def put(self, content: bytes, arrived: dt.datetime) -> None:
        """Lay a message into the mailbox as if it had arrived at a moment."""
        imap = imaplib.IMAP4_SSL("127.0.0.1", self.settings.port, ssl_context=self.context)
        with imap:
            imap.login(USER, PASSWORD)
            state, answer = imap.append("INBOX", "", imaplib.Time2Internaldate(arrived), content)
            assert state == "OK", answer

    def flags(self) -> list[bytes]:
        """The flags of every message, as the server shows them."""
        imap = imaplib.IMAP4_SSL("127.0.0.1", self.settings.port, ssl_context=self.context)
        with imap:
            imap.login(USER, PASSWORD)
            imap.select("INBOX", readonly=True)
            return [line for line in imap.fetch("1:*", "(FLAGS)")[1] if line]


@contextmanager
def serving() -> Iterator[Server]:
    """Start the server in a folder of its own and stop it afterwards."""
    assert DOVECOT is not None
    with tempfile.TemporaryDirectory(prefix="dovecot") as made:
        folder = Path(made)
        folder.chmod(0o755)
        for name in ("run", "mail"):
            (folder / name).mkdir()
        _, context = make_certificate(folder)
        port = free_port()
        config = folder / "dovecot.conf"
        names = _users(folder / "mail") | {"folder": str(folder), "port": str(port)}
        config.write_text(_CONFIG.format_map(names | {"login": USER, "password": PASSWORD}))
        log = folder / "dovecot.log"
        with log.open("ab") as errors:
            process = subprocess.Popen([DOVECOT, "-F", "-c", str(config)], stderr=errors)
        try:
            _wait(port, process, log)
            settings = Imap(host="127.0.0.1", port=port, user=USER, password=PASSWORD, days=3660)
            yield Server(settings, context)
        finally:
            process.terminate()
            process.wait(20)


def _users(mail: Path) -> dict[str, str]:
    """Whose the processes are: dovecot insists on others than root, and without root on one."""
    if os.getuid() != 0:
        user, group = pwd.getpwuid(os.getuid()), grp.getgrgid(os.getgid())
        names = dict.fromkeys(("internal", "login_user"), user.pw_name)
        return names | {
            "internal_group": group.gr_name,
            "uid": str(user.pw_uid),
            "gid": str(group.gr_gid),
        }
    owner = pwd.getpwnam("nobody")
    os.chown(mail, owner.pw_uid, owner.pw_gid)
    return {
        "internal": "dovecot",
        "internal_group": "dovecot",
        "login_user": "dovenull",
        "uid": str(owner.pw_uid),
        "gid": str(owner.pw_gid),
    }


def _wait(port: int, process: subprocess.Popen, log: Path) -> None:
    for _ in range(200):
        if process.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(f"dovecot does not answer: {log.read_text()}")


def message(*files: tuple[str, bytes], sender: str = "town@example.org", **headers: str) -> bytes:
    """A message with files attached, as a mail program sends it."""
    mail = EmailMessage()
    mail["From"] = f"党政办 <{sender}>"
    mail["To"] = "office@example.org"
    mail["Subject"] = "报送6月报表"
    for name, text in headers.items():
        mail[name.replace("_", "-")] = text
    mail.set_content("请查收。")
    for name, content in files:
        mail.add_attachment(content, "application", "octet-stream", filename=name)
    return mail.as_bytes()
