"""Mails as `.eml` files: the outbox of a month holds what was sent and what would be."""

from collections.abc import Collection, Sequence
from email.parser import BytesHeaderParser
from email.policy import default
from pathlib import Path

from flows.alert.mail import Mail, mail_bytes


def write_outbox(mails: Sequence[Mail], folder: Path, sent: Collection[str] = ()) -> list[Path]:
    """Write each mail into the month's folder and return its file, in the order of the mails.

    `sent` are the message ids of mails that went out (or may have): their files stay as they are.
    Files of an earlier run that were not sent and are not among the mails any more are removed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / mail.name for mail in mails]
    for mail, file in zip(mails, files, strict=True):
        if mail.message_id not in sent or not file.exists():
            _replace(file, mail_bytes(mail))
    for stale in set(folder.glob("*.eml")) - set(files):
        if _message_id(stale) not in sent:
            stale.unlink()
    return files


def _replace(file: Path, content: bytes) -> None:
    if file.exists() and file.read_bytes() == content:
        return
    aside = file.with_name(file.name + ".part")
    aside.write_bytes(content)
    aside.replace(file)


def _message_id(file: Path) -> str:
    with file.open("rb") as stream:
        headers = BytesHeaderParser(policy=default).parse(stream)
    return str(headers["Message-ID"] or "").strip()
