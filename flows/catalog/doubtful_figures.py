"""Figures that may be meant and are mostly slips: `catalog check` asks to look at them."""

from collections import defaultdict
from collections.abc import Iterator

from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.words.sentence import say

#: How the measure of an indicator of this kind usually counts; rates are not added up.
_USUAL = {"stock": "stock", "flow": "ytd", "cumulative": "cumulative"}
_ADDED = ("sum", "none")
#: A share written as 0.85 where 85 is meant; less than 1 % is rarely a target.
_FEWEST_PERCENT = 1


def doubtful_figures(catalog: Catalog) -> Iterator[str]:
    """Yield what a table of figures should be looked at for, in the terminal's language."""
    yield from _other_accumulation(catalog)
    yield from _shares_as_fractions(catalog)
    yield from _codes_elsewhere(catalog)


def _other_accumulation(catalog: Catalog) -> Iterator[str]:
    """Yield the indicators whose measure is not counted as their kind is judged."""
    for one in catalog.indicators:
        measure = catalog.measure_by_code.get(one.measure)
        usual = _USUAL.get(one.kind, "")
        if measure is None or one.aggregation not in _ADDED or measure.accumulation == usual:
            continue
        if usual:
            yield say(
                "note.other_accumulation",
                code=one.indicator_code,
                kind=one.kind,
                measure=measure.measure_code,
                is_now=measure.accumulation,
                usual=usual,
            )


def _shares_as_fractions(catalog: Catalog) -> Iterator[str]:
    """Yield the percentages of which every target is below 1: 0.85 for 85."""
    figures = [(row.indicator_code, row.value) for row in catalog.targets]
    figures += [(row.indicator_code, row.value) for row in catalog.targets_local]
    values: dict[str, list[float]] = defaultdict(list)
    for code, value in figures:
        if value is not None and _is_share(catalog.indicator_by_code[code]):
            values[code].append(value)
    doubtful = [code for code, found in values.items() if 0 < max(found) < _FEWEST_PERCENT]
    if doubtful:
        yield say("note.fractions", codes="、".join(doubtful))


def _is_share(indicator: Indicator) -> bool:
    """Return whether more is better of a percentage: limits of 0.5 % are usual."""
    return indicator.unit == "%" and indicator.direction == "at_least"


def _codes_elsewhere(catalog: Catalog) -> Iterator[str]:
    """Yield the areas whose code does not begin as that of the area above does."""
    for area in catalog.areas:
        parent = catalog.area_by_code.get(area.parent_code)
        if parent is not None and not area.area_code.startswith(parent.area_code.rstrip("0")):
            yield say(
                "note.code_elsewhere",
                name=area.name,
                code=area.area_code,
                parent=parent.name,
                parent_code=parent.area_code,
            )
