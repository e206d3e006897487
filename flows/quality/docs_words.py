"""Chinese words for what Great Expectations prints around the rules and the rows."""

import csv
import re
from functools import cache
from pathlib import Path

from lxml import html

#: Its fixed texts and ours, an empty one for what says nothing; others stay as they are.
_WORDS = Path(__file__).parent / "docs_words.csv"
#: Its texts with a figure in them.
_PATTERNS = tuple(
    (re.compile(pattern), text)
    for pattern, text in (
        (r"^(\S+)% unexpected$", r"\1%"),
        (
            r"^([\d,]+) unexpected values found\. (\S+) of ([\d,]+) total rows\.$",
            r"\1处不符合，占全部\3行的\2",
        ),
        (
            r"^This Expectation suite currently contains (\d+) total Expectations"
            r" across (\d+) columns\.$",
            r"规则集共\1条规则，单列规则涉及\2列。",
        ),
        (r"^Validations / \S+ / ", r"检查结果 / "),
        (r"^Expectations / ", r"规则集 / "),
    )
)


def translate(page: html.HtmlElement) -> None:
    """Put Chinese texts in place of the page's own; cells of the data stay as they are."""
    page.set("lang", "zh-CN")
    for element in page.iter(html.etree.Element):
        if element.tag not in ("style", "code"):
            element.text = _said(element.text)
        element.tail = _said(element.tail)


def _said(text: str | None) -> str | None:
    """Return a text in Chinese; one that is not known comes back as it is."""
    plain = " ".join((text or "").split())
    if plain in _words():
        return _words()[plain]
    for pattern, chinese in _PATTERNS:
        if pattern.search(plain):
            return pattern.sub(chinese, plain)
    return text


@cache
def _words() -> dict[str, str]:
    with _WORDS.open(encoding="utf-8") as file:
        return {row["english"]: row["chinese"] for row in csv.DictReader(file)}
