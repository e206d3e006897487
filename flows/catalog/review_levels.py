"""How far a submission was reviewed (三级核查): the levels, from the lowest to the highest."""

from collections.abc import Iterable

from flows.catalog.records import Form
from flows.wording import REVIEW_NAMES

#: The codes in their order; SQL gets them as a list and compares positions in it.
LEVELS = tuple(REVIEW_NAMES)


def own_level(form: Form) -> str:
    """Return what the sender's own reviewer makes of a form: a department is of the county."""
    return "town" if form.reporter == "town" else "county"


def lowest(levels: Iterable[str]) -> str:
    """Return the lowest of some levels; a submission is reviewed as far as its last sheet is."""
    return min(levels, key=LEVELS.index, default=LEVELS[0])
