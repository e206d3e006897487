"""Two wordings that a reader takes for the same become the same text."""

import re
import unicodedata
from functools import lru_cache

_MARKS = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "＂": '"',
        "‘": "'",
        "’": "'",
        "—": "-",
        "–": "-",
        "―": "-",
        "－": "-",
        "−": "-",
        "〔": "(",
        "〕": ")",
        "【": "(",
        "】": ")",
        "［": "(",
        "］": ")",
        "[": "(",
        "]": ")",
        "、": ",",
    }
)
#: A note's mark behind a word: 户数¹, or 户数① at the end or before brackets; not m² and 2022¹.
_NOTE_MARK = re.compile(
    "(?<=[\u4e00-\u9fff)）])"
    "(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|[\u2460-\u2473\u2776-\u277f]+(?=$|[(（]))"
)
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,}")


@lru_cache(maxsize=65536)
def squash(text: str) -> str:
    """Return the text without white space and marks of notes, in half width, in lower case.

    Its marks are plain ones.
    """
    text = text if text.isascii() else _NOTE_MARK.sub("", _SPACE.sub("", text))
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    return _DASHES.sub("-", _SPACE.sub("", plain)).lower()


@lru_cache(maxsize=65536)
def flat(text: str) -> str:
    """Return the text in half width with plain marks and single spaces."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    return _SPACE.sub(" ", plain).strip()
