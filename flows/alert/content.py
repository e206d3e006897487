"""What a mail says, once; its text and its HTML are made from the same content."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from flows.alert.mail import one_line
from flows.catalog.policy import Colours
from flows.ingest.files.clean_text import clean_text
from flows.report.charts.narrow.paint_drawing import PICTURE_WIDTH

#: Named like Outlook, QQ and 163 read them; the first that the reader's machine has is used.
_FONTS = "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', SimSun, sans-serif"


@dataclass(frozen=True)
class Card:
    """One matter: its name, actual and asked (1,096／1,230吨), what is missing, who is behind."""

    name: str
    tag: str
    tone: str
    figures: str
    missing: str
    details: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A heading with sentences, each a line of its own."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Picture:
    """A chart inside the mail: its cid, its finding, its content in words, notes and source."""

    cid: str
    title: str
    alt: str
    foot: str


@dataclass(frozen=True)
class Content:
    """A whole mail: one sentence, cards, what to do by when, what improved, the rest."""

    title: str
    preheader: str
    greeting: str
    sentence: str
    cards: tuple[Card, ...]
    parts: tuple[Part, ...]
    foot: tuple[str, ...]
    pictures: tuple[Picture, ...] = ()
    is_synthetic: bool = False


@cache
def _templates() -> Environment:
    folder = Path(__file__).parent / "templates"
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = clean_text
    environment.filters["line"] = one_line
    return environment


def render_text(content: Content) -> str:
    """Return the mail as plain text."""
    return _templates().get_template("mail.txt").render(content=content).strip() + "\n"


def render_html(content: Content, colours: Colours) -> str:
    """Return the mail as HTML of one column of at most 600 px, for light and dark screens."""
    template = _templates().get_template("mail.html")
    return template.render(
        content=content, colours=colours.model_dump(), fonts=_FONTS, picture_width=PICTURE_WIDTH
    )
