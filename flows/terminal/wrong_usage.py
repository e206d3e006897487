"""What is wrong with a command line, in the language of the terminal: Typer says it in English."""

import re
from typing import Protocol

from typer.exceptions import TyperException

from flows.words.language import chosen_language
from flows.words.sentence import say

_VALUE = "Invalid value for (?P<name>.+?): "
#: Typer's sentences and the message ids of ours; the groups are their values.
_SENTENCES = (
    (r"Missing (?:option|argument|parameter) (?P<name>.+?)\.(?: .*)?", "wrong.missing"),
    (r"No such option: (?P<name>\S+)(?: .*)?", "wrong.option"),
    (r"No such command '(?P<name>.*?)'\.(?: .*)?", "wrong.command"),
    (r"Missing command\.", "wrong.no_command"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((?P<texts>.*)\)", "wrong.extra"),
    (r"Option '(?P<name>.+?)' requires .*", "wrong.no_value"),
    (_VALUE + r"(?:file|path|directory) (?P<file>.*) does not exist\.?", "wrong.file"),
    (_VALUE + r".*less than or equal to (?P<most>\S+)", "wrong.large"),
    (_VALUE + r".*greater than or equal to (?P<least>\S+)", "wrong.small"),
    (_VALUE + r".* is not one of (?P<choices>.*?)\.?", "wrong.choice"),
    (_VALUE + r".*valid integer.*", "wrong.number"),
    (_VALUE + r"(?P<reason>.*)", "wrong.value"),
)


class _Context(Protocol):
    command_path: str


def told_wrong_usage(error: TyperException) -> str:
    """Return what is wrong and how help is called; in English as Typer says it.

    Nothing where Typer has shown the help itself, to a command without any word behind it.
    """
    told = _told(error.format_message())
    if not told:
        return ""
    context: _Context | None = getattr(error, "ctx", None)
    return told if context is None else told + say("wrong.help", command=context.command_path)


def _told(english: str) -> str:
    if chosen_language() == "en":
        return english if english.endswith((".", "?", ")")) else f"{english}."
    for pattern, key in _SENTENCES:
        if found := re.fullmatch(pattern, english, re.DOTALL | re.IGNORECASE):
            values = {name: value.replace("'", "") for name, value in found.groupdict().items()}
            return say(key, **values)
    return english
