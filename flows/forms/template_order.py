"""What one template is about: form, reporter, month, and last time's figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form, Measure
from flows.period import chinese_day, chinese_period, due_date


@dataclass(frozen=True)
class Order:
    """One template to write; `last` holds figures by measure and area."""

    catalog: Catalog
    form: Form
    reporter: Area
    period: str
    last: Mapping[tuple[str, str], float]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Return what the form asks of the reporter, in the order of the catalogue."""
        return self.catalog.measures_asked(self.form.form, self.reporter.area_code, self.period)

    @property
    def unit(self) -> str:
        """Return who fills it in: the town's name or the department's."""
        return self.reporter.name if self.form.reporter == "town" else self.form.unit

    @property
    def title(self) -> str:
        """Return the title: 白河县城关镇农村人居环境整治月报表（2022年6月）."""
        is_town = self.form.reporter == "town"
        whose = f"{self.catalog.county.name}{self.reporter.name}" if is_town else ""
        return f"{whose}{self.form.name}（{chinese_period(self.period)}）"

    @property
    def heading(self) -> str:
        """Return the line below the title: who, by when, and that there is no last time."""
        line = f"填报单位：{self.unit}　　　　报送时限：{self.due}前"
        return line if self.has_last else f"{line}　　　　{self.first_time}"

    @property
    def has_last(self) -> bool:
        """Return whether any grey figure is known."""
        codes = {measure.measure_code for measure in self.measures}
        areas = {area.area_code for area in self.rows}
        return any(code in codes and area in areas for code, area in self.last)

    @property
    def first_time(self) -> str:
        """Return why the grey cells are blank."""
        return f"首次填报，没有{'上月数' if self.form.frequency == 'monthly' else '上期数'}。"

    @property
    def has_total(self) -> bool:
        """Return whether there is something to add up: a town's own row is its total."""
        return len(self.rows) > 1

    @property
    def row_head(self) -> str:
        """Return what the rows are: 村（社区）, or the towns' own word."""
        places = self.catalog.places
        return places.places_below if self.form.row_level == "village" else places.town

    @property
    def reference(self) -> str:
        """Return the heading of the grey figures, which the reader passes over."""
        return "上月数（参考）" if self.form.frequency == "monthly" else "上期数（参考）"

    @property
    def same(self) -> str:
        """Return the heading under which a row is ticked whose stocks did not change."""
        return "与上月相同" if self.form.frequency == "monthly" else "与上期相同"

    def may_be_same(self, area: Area) -> bool:
        """Return whether an area has a last figure of some stock that may have stayed as it was."""
        return any(self.last_stock(measure, area) is not None for measure in self.measures)

    @property
    def has_same(self) -> bool:
        """Return whether any row may be ticked."""
        return any(self.may_be_same(area) for area in self.rows)

    def last_stock(self, measure: Measure, area: Area) -> float | None:
        """Return an area's last figure of a stock; None for running totals, which go on."""
        if measure.accumulation != "stock":
            return None
        return self.last.get((measure.measure_code, area.area_code))

    @property
    def due(self) -> str:
        """Return the day it is due: 2022年7月5日."""
        return chinese_day(due_date(self.period, self.form.due_day))

    @property
    def is_by_area(self) -> bool:
        """Return whether each row is an area: always where there are several of them."""
        return self.form.layout == "areas_in_rows" or self.form.lists_places

    @property
    def rows(self) -> tuple[Area, ...]:
        """Return the areas that have a row: villages, a department's towns, or the reporter."""
        if self.form.lists_towns:
            return self.catalog.towns_in(self.period)
        if self.form.row_level == "village":
            return self.catalog.villages_in(self.reporter.area_code, self.period)
        return (self.reporter,)
