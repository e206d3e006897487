"""What the styles of an HTML page do to a text: hide it, raise it, strike it out.

Attributes and simple rules of style sheets count (`.gone`, `td.gone`, `#note`); a rule for what
stands inside something else, or for a medium such as print, may mean other elements and is left.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple


class TextMarks(NamedTuple):
    """What an element's tag and styles do to its text; `is_gone` also takes its place away."""

    is_gone: bool = False
    is_unseen: bool = False
    is_raised: bool = False
    is_struck: bool = False


PLAIN = TextMarks()

_BRACES = re.compile(r"([{}])")
_SIMPLE = re.compile(r"([a-z][\w-]*)?((?:[.#][\w-]+)*)", re.I)
_DISPLAY = re.compile(r"(?<![\w-])display\s*:\s*([\w-]+)", re.I)
_VISIBILITY = re.compile(r"(?<![\w-])visibility\s*:\s*([\w-]+)", re.I)
_SUPER = re.compile(r"vertical-align\s*:\s*(?:super|text-top)", re.I)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.I)
_TELLING = ("display", "visibility", "super", "line-through")
_STRUCK_TAGS = frozenset(["del", "s", "strike"])
_TELLING_TAGS = _STRUCK_TAGS | {"sup"}
#: More rules, or longer ones, no office program writes for such; they are not looked at.
_MOST_RULES, _LONGEST_STYLE = 500, 2000


class _Rule(NamedTuple):
    """A rule for the elements of a tag (any where it is empty) with these classes and names."""

    tag: str
    names: frozenset[str]
    style: str


class StyleSheet:
    """The rules of a page that matter here, as they come."""

    def __init__(self) -> None:
        self._rules: list[_Rule] = []
        self._known: dict[tuple[str, ...], TextMarks] = {}

    def add(self, text: str) -> None:
        """Add the rules of a style sheet."""
        if _tells(text):
            self._rules = [*self._rules, *_rules_of(_without_comments(text))][:_MOST_RULES]
            self._known = {}

    def tells(self, tag: str) -> bool:
        """Return whether an element of this tag may do something without any attribute."""
        return bool(self._rules) or tag in _TELLING_TAGS

    def marks(self, tag: str, attributes: Mapping[str, str]) -> TextMarks:
        """Return what an element does to its text; its own style counts after all rules."""
        is_styled = self._rules or "style" in attributes or "hidden" in attributes
        if not is_styled and tag not in _TELLING_TAGS:
            return PLAIN
        key = (tag, *(attributes.get(name, "\0") for name in ("style", "class", "id", "hidden")))
        if key not in self._known:
            self._known[key] = self._find_marks(tag, attributes)
        return self._known[key]

    def _find_marks(self, tag: str, attributes: Mapping[str, str]) -> TextMarks:
        style = "".join(rule.style + ";" for rule in self._matching(tag, attributes))
        style += attributes.get("style", "")[:_LONGEST_STYLE]
        display, visibility = _last(_DISPLAY, style), _last(_VISIBILITY, style)
        is_gone = display == "none" or ("hidden" in attributes and not display)
        found = TextMarks(
            is_gone=is_gone or visibility == "collapse",
            is_unseen=visibility == "hidden",
            is_raised=tag == "sup" or _SUPER.search(style) is not None,
            is_struck=tag in _STRUCK_TAGS or _STRUCK.search(style) is not None,
        )
        return PLAIN if found == PLAIN else found

    def _matching(self, tag: str, attributes: Mapping[str, str]) -> Iterator[_Rule]:
        names = {f".{name}" for name in attributes.get("class", "").split()}
        names.add(f"#{attributes.get('id', '')}")
        for rule in self._rules:
            if rule.tag in ("", tag) and rule.names <= names:
                yield rule


def _tells(text: str) -> bool:
    plain = text.lower()
    return any(word in plain for word in _TELLING)


def _without_comments(text: str) -> str:
    first, *others = text.replace("<!--", " ").replace("-->", " ").split("/*")
    return first + "".join(other.partition("*/")[2] for other in others)


def _rules_of(text: str) -> Iterator[_Rule]:
    """Yield the simple rules of a style sheet; what stands in @media { } is left out."""
    depth, selector = 0, ""
    parts = _BRACES.split(text)
    for before, brace in zip(parts[::2], parts[1::2], strict=False):
        if brace == "{":
            selector = before.rpartition(";")[2].strip() if depth == 0 else "@"
            depth += 1
            continue
        if depth == 1 and not selector.startswith("@"):
            yield from _rules_for(selector, before[:_LONGEST_STYLE])
        depth = max(depth - 1, 0)


def _rules_for(selectors: str, style: str) -> Iterator[_Rule]:
    if not _tells(style):
        return
    for selector in selectors.split(","):
        match = _SIMPLE.fullmatch(selector.strip())
        if match and match.group():
            names = re.findall(r"[.#][\w-]+", match.group(2))
            yield _Rule((match.group(1) or "").lower(), frozenset(names), style)


def _last(pattern: re.Pattern[str], style: str) -> str:
    found = pattern.findall(style)
    return found[-1].lower() if found else ""
