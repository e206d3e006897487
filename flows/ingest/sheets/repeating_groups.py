"""Groups told by their repeating sub-headers: each stands somewhere over its own columns."""

from collections.abc import Sequence


def fill_repeating_groups(level: list[str], below: Sequence[str]) -> None:
    """Write each group's text over all its columns where the texts below repeat group by group.

    Males over the middle of Total | Under 5 | 5-9 | Total | Under 5 | 5-9 is over the first three.
    """
    end = max((place + 1 for place, text in enumerate(below) if text), default=0)
    found = _find_period(below[:end])
    if found is None:
        return
    start, period = found
    chunks = [range(at, at + period) for at in range(start, end, period)]
    texts = [[level[place] for place in chunk if level[place]] for chunk in chunks]
    if any(len(set(one)) != 1 for one in texts):
        return
    for chunk, (text, *_) in zip(chunks, texts, strict=True):
        for place in chunk:
            level[place] = text


def _find_period(texts: Sequence[str]) -> tuple[int, int] | None:
    """Return from where on the texts repeat to the end, and after how many; None without that."""
    for start in range(len(texts)):
        rest = texts[start:]
        if not all(rest):
            continue
        for period in range(2, len(rest) // 2 + 1):
            if len(rest) % period == 0 and _repeats(rest, period):
                return start, period
    return None


def _repeats(texts: Sequence[str], period: int) -> bool:
    """Return whether the same different texts come again after so many."""
    is_same = all(one == other for one, other in zip(texts, texts[period:], strict=False))
    return is_same and len(set(texts[:period])) == period
