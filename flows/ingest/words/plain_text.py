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
_SPACE = re.compile(r"\s+")
_DASHES = re.compile(r"-{2,}")


@lru_cache(maxsize=65536)
def squash(text: str) -> str:
    """Return the text without any white space, in half width, with plain marks, in lower case."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    return _DASHES.sub("-", _SPACE.sub("", plain)).lower()


@lru_cache(maxsize=65536)
def flat(text: str) -> str:
    """Return the text in half width with plain marks and single spaces."""
    plain = unicodedata.normalize("NFKC", text.translate(_MARKS)).translate(_MARKS)
    return _SPACE.sub(" ", plain).strip()
