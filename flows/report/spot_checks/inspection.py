"""What the papers of a half-year's inspection need, computed once."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from flows.assess.spot_checks.error_rates import judged_figures
from flows.catalog.model import Catalog
from flows.numbers_text import show_figure, show_share
from flows.report.spot_checks.check_names import area_title


class RateLine(NamedTuple):
    """The county's, a form's or a town's row of `sampling_results` under its name in papers."""

    name: str
    area_code: str
    drawn: int
    checked: int
    wrong: int
    over_reported: int
    under_reported: int
    error_rate: float
    low: float
    high: float
    deduction: float

    @property
    def rate_text(self) -> str:
        """Return the error rate, — where nothing was checked."""
        return show_share(self.error_rate)

    @property
    def interval_text(self) -> str:
        """Return the interval: 3.2%～7.9%."""
        return f"{show_share(self.low)}～{show_share(self.high)}" if self.checked else "—"


@dataclass(frozen=True)
class Difference:
    """One figure that was wrong: where it stands, what was reported, what was found."""

    number: str
    line: int
    area: str
    measure: str
    unit: str
    reported: float
    found: float
    error_pct: float
    source: str
    remark: str
    is_yes_no: bool = False

    @property
    def figures_text(self) -> str:
        """Return both figures: 上报330户、核查300户; of a yes or no 上报“是”、核查为“否”."""
        if self.is_yes_no:
            reported, found = ("是" if value else "否" for value in (self.reported, self.found))
            return f"上报“{reported}”、核查为“{found}”"
        return (
            f"上报{show_figure(self.reported)}{self.unit}、核查{show_figure(self.found)}{self.unit}"
        )


@dataclass(frozen=True, eq=False)
class Inspection:
    """A half-year's drawn figures (with what was found) and its rows of `sampling_results`."""

    catalog: Catalog
    half: str
    office: str
    day: dt.date
    is_synthetic: bool
    drawn: pd.DataFrame
    results: pd.DataFrame

    @cached_property
    def figures(self) -> pd.DataFrame:
        """Return the figures with town, whether wrong and by how much."""
        return judged_figures(self.catalog, self.drawn)

    @cached_property
    def whole(self) -> RateLine:
        """Return the county's result over all forms."""
        county = self.catalog.county.area_code
        return self._named(self.results[self._is_of(county, "")])[0]

    @cached_property
    def forms(self) -> list[RateLine]:
        """Return each form's result, by catalogue."""
        found = self._named(self.results[self.results["form"] != ""], by_form=True)
        order = [form.name for form in self.catalog.forms]
        return sorted(found, key=lambda one: order.index(one.name))

    @cached_property
    def towns(self) -> list[RateLine]:
        """Return each town's result, the highest error rate first; unchecked ones last."""
        county = self.catalog.county.area_code
        rows = self.results[(self.results["form"] == "") & (self.results["area_code"] != county)]
        found = self._named(rows)
        return sorted(
            found,
            key=lambda one: (not one.checked, -one.error_rate if one.checked else 0, one.area_code),
        )

    @cached_property
    def differences(self) -> list[Difference]:
        """Return every wrong figure by town and check form."""
        rows = self.figures[self.figures["is_checked"] & self.figures["is_wrong"]]
        return [self._difference(row) for row in rows.itertuples(index=False)]

    @cached_property
    def areas(self) -> tuple[int, int]:
        """Return how many villages and how many towns as such were drawn."""
        codes = self.drawn["area_code"].drop_duplicates()
        levels = [self.catalog.area_by_code[code].level for code in codes]
        return levels.count("village"), levels.count("town")

    def unanswered(self, town_code: str) -> int:
        """Return how many of a town's figures came back neither checked nor with a remark."""
        rows = self.figures[self.figures["town_code"] == town_code]
        has_remark = rows["remark"].fillna("") != ""
        return int((~rows["is_checked"] & ~has_remark).sum())

    def _is_of(self, area_code: str, form: str) -> "pd.Series[bool]":
        return (self.results["area_code"] == area_code) & (self.results["form"] == form)

    def _named(self, rows: pd.DataFrame, *, by_form: bool = False) -> list[RateLine]:
        return [self._named_line(row, by_form=by_form) for row in rows.itertuples(index=False)]

    def _named_line(self, row: Any, *, by_form: bool) -> RateLine:
        name = self.catalog.form_by_code[row.form].name if by_form else ""
        return RateLine(
            name or self.catalog.area_name(row.area_code),
            row.area_code,
            row.drawn,
            row.checked,
            row.wrong,
            row.over_reported,
            row.under_reported,
            row.error_rate,
            row.error_rate_low,
            row.error_rate_high,
            row.deduction,
        )

    def _difference(self, row: Any) -> Difference:
        measure = self.catalog.measure_by_code[row.measure_code]
        source = "，".join(text for text in (row.file_name, row.sheet, row.cell) if text)
        return Difference(
            number=row.number,
            line=row.line,
            area=area_title(self.catalog, row.area_code),
            measure=measure.name,
            unit=measure.unit,
            reported=row.value,
            found=row.checked,
            error_pct=row.error_pct,
            source=source,
            remark="" if pd.isna(row.remark) else row.remark,
            is_yes_no=measure.is_yes_no,
        )
