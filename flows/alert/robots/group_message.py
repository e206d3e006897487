"""A message to a group as data: the same text is the same message."""

import hashlib
from dataclasses import dataclass

#: Groups by channel, as the ledger names them.
GROUP_NAMES = {"wecom": "企业微信群", "dingtalk": "钉钉群"}
#: Signs that a chat program reads as a mention or a link, and what is written instead.
_PLAIN = str.maketrans({"<": "＜", ">": "＞", "[": "［", "]": "］", "`": "'", "@": "＠"})


@dataclass(frozen=True)
class Notice:
    """One message of one kind (digest, missing, letter) of a month to one robot's group.

    `text` is Markdown of headings, numbered lines and paragraphs.
    """

    period: str
    robot: str
    channel: str
    kind: str
    title: str
    text: str

    @property
    def recipient(self) -> str:
        """Return the group as the ledger names it: 企业微信群 county."""
        return f"{GROUP_NAMES[self.channel]} {self.robot}"

    @property
    def content_hash(self) -> str:
        """Return 64 hex digits of what the group reads."""
        return hashlib.sha256(f"{self.title}\0{self.text}".encode()).hexdigest()

    @property
    def message_id(self) -> str:
        """Return the same id for the same content, month, kind and group."""
        whose = hashlib.sha256(f"{self.recipient}\0{self.content_hash}".encode()).hexdigest()
        return f"<{self.period}.{self.kind}.{whose[:24]}@{self.channel}>"

    @property
    def name(self) -> str:
        """Return the file name of the message in the outbox."""
        return f"{self.kind}-{self.channel}-{self.robot}-{self.content_hash[:8]}.md"


def plain(text: str) -> str:
    """Return a text on one line in which nothing mentions, links or formats."""
    return " ".join(text.translate(_PLAIN).replace("*", "＊").replace("_", "＿").split())


def fit(lines: list[str], most_bytes: int, rest: str) -> str:
    """Return as many whole lines as fit, with `rest` in place of those that do not."""
    text = "\n".join(lines)
    if len(text.encode()) <= most_bytes:
        return text
    room = most_bytes - len(rest.encode()) - 1
    kept: list[str] = []
    for line in lines:
        room -= len(line.encode()) + 1
        if room < 0:
            break
        kept.append(line)
    return "\n".join([*kept, rest])
