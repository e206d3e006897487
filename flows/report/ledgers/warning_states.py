"""How each warning stood at a month's end, for ledgers and lists."""

from flows.report.month.review import Review


def warning_states(review: Review) -> dict[str, str]:
    """Return each warning's state at the month's end, by its id."""
    rows = review.facts.warnings
    columns = (rows[name] for name in ("warning_id", "state", "resolved"))
    return {
        str(one): "open" if not ended or str(ended) > review.period else str(state)
        for one, state, ended in zip(*columns, strict=True)
    }
