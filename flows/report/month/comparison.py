"""How a month's figures stand beside outside sources, for the ledger and mails."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd

from flows.catalog.records import Measure
from flows.report.month.facts import Facts
from flows.report.sources.explaining import explaining
from flows.wording import COMPARISON_NAMES

_ORDER = ("differs", "own_incomplete", "own_missing", "outside_missing", "agrees")


@dataclass(frozen=True)
class Compared:
    """One own figure beside an outside one; figures are NaN where there is none.

    `explanation` is what somebody said of a difference.
    """

    source: str
    area: str
    area_code: str
    measure: Measure
    own: float
    outside: float
    difference: float
    allowed: float
    state: str
    explainer: str
    place: str
    explanation: str

    @property
    def state_name(self) -> str:
        """Return the result as people read it."""
        return COMPARISON_NAMES[self.state]

    @property
    def is_open(self) -> bool:
        """Return whether somebody must explain it."""
        return self.state == "differs" and not self.explanation


@lru_cache(maxsize=1)  # every mail of a month asks again
def list_compared(facts: Facts) -> tuple[Compared, ...]:
    """Return a month's comparison: differences first, by source as declared, the largest first."""
    told = facts.findings[facts.findings["code"] == "source_differs"]
    names = ("submission_id", "area_code", "measure_code")
    keys = zip(*(told[name] for name in names), strict=True)
    said = dict(zip(keys, told["explanation"].fillna("").astype(str), strict=True))
    declared = [(one.source, one.measure_code) for one in facts.catalog.sources]
    rows = facts.source_differences
    known = [
        _compared(row, facts, said)
        for row in rows.itertuples(index=False)
        if (row.source, row.measure_code) in declared
        and row.area_code in facts.catalog.area_by_code
    ]
    return tuple(
        sorted(
            known,
            key=lambda one: (
                _ORDER.index(one.state),
                declared.index((one.source, one.measure.measure_code)),
                0.0 if pd.isna(one.difference) else -abs(one.difference),
                one.area_code,
            ),
        )
    )


def _compared(row: Any, facts: Facts, said: dict[tuple[str, str, str], str]) -> Compared:
    catalog = facts.catalog
    area = catalog.area_by_code[row.area_code]
    town = catalog.area_name(area.parent_code) if area.level == "village" else ""
    place = [str(text) for text in (row.file_name, row.sheet, row.cell) if not pd.isna(text)]
    return Compared(
        source=row.source,
        area=f"{town}{area.name}",
        area_code=row.area_code,
        measure=catalog.measure_by_code[row.measure_code],
        own=row.own,
        outside=row.outside,
        difference=row.difference,
        allowed=row.allowed,
        state=row.state,
        explainer=explaining(row.explainer, row.area_code, catalog),
        place=" ".join(text for text in place if text),
        explanation=said.get((row.submission_id, row.area_code, row.measure_code), ""),
    )
