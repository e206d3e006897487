"""What stands more than once in a table: neither copy can be preferred, so both are held."""

from collections import Counter
from collections.abc import Hashable, Iterable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def doubled(keys: Iterable[Key]) -> frozenset[Key]:
    """Return the keys that stand more than once."""
    return frozenset(key for key, count in Counter(keys).items() if count > 1)
