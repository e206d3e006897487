"""What the terminal says, by message id, in both languages: the table is `words.csv` beside it."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from flows.words.language import Language, chosen_language

Code = TypeVar("Code")
_JOINTS: dict[Language, str] = {"en": "; ", "zh": "；"}


@dataclass(frozen=True)
class Sentence:
    """One message with its values; as text it is in the language of this process.

    A value may be a sentence, several of them, or an error that holds one: those are put in the
    same language.
    """

    key: str
    values: Mapping[str, object]

    def text(self, language: Language) -> str:
        """Return the sentence in a language."""
        said = {name: _in_language(value, language) for name, value in self.values.items()}
        return words()[self.key][language].format_map(said)

    def __str__(self) -> str:
        return self.text(chosen_language())


def sentence(key: str, /, **values: object) -> Sentence:
    """Return a message in both languages: for errors, and what is said later."""
    return Sentence(key, values)


def say(key: str, /, **values: object) -> str:
    """Return a message in the language of this process."""
    return str(Sentence(key, values))


def name_of_code(names: Mapping[Code, str], code: Code) -> str:
    """Return a code's Chinese name (wording.py) to Chinese readers, else the published code."""
    return names.get(code, str(code)) if chosen_language() == "zh" else str(code)


def in_english(told: "str | Sentence") -> str:
    """Return what a program reads: the English text, whatever the terminal speaks."""
    return told.text("en") if isinstance(told, Sentence) else told


@cache
def words() -> dict[str, dict[Language, str]]:
    """Return the texts of every message id; raises KeyError where the table has no such column."""
    with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as stream:
        return {row["id"]: {"en": row["en"], "zh": row["zh"]} for row in csv.DictReader(stream)}


def _in_language(value: object, language: Language) -> object:
    if isinstance(value, BaseException) and value.args:
        return _in_language(value.args[0], language)
    if isinstance(value, Sentence):
        return value.text(language)
    if isinstance(value, list | tuple):
        return _JOINTS[language].join(str(_in_language(one, language)) for one in value)
    return value
