"""A synthetic inbox: what towns and departments would send, month by month."""

import dataclasses
import datetime as dt
import shutil
from collections.abc import Sequence
from pathlib import Path

from flows.catalog.model import Catalog
from flows.catalog.records import Form, Measure
from flows.paths import Home
from flows.period import shift
from flows.simulate.arrivals import Sending, as_receipts, plan_sendings
from flows.simulate.asked_by_offices import appeal_of, with_appeal
from flows.simulate.courses import Course
from flows.simulate.demo_course import DemoCourse
from flows.simulate.mergers import with_merged
from flows.simulate.mistakes import (
    FLAWED_FIGURE,
    UNIT_ERROR,
    mistakes_of,
    months_between,
    put_mistakes,
)
from flows.simulate.offices import Table, lay_out
from flows.simulate.truth import Truth, make_truth
from flows.simulate.write_table import write_table

#: The form, town and measure that are sent again with one figure corrected in the month before.
CORRECTED = ("T1", 3, "households_sanitary_toilet")
_CONTAINERS = ("xlsx", "xlsx", "xlsx", "csv", "xlsx", "html", "xlsx")
_ENDINGS = {"xlsx": "xlsx", "csv": "csv", "html": "xls"}
#: File name to moment of receipt and sender.
Receipts = dict[str, tuple[dt.datetime, str]]


def make_inbox(
    home: Home,
    catalog: Catalog,
    months: Sequence[str],
    seed: int = 2022,
    course: Course | None = None,
) -> None:
    """Write the months' files and receipts below `raw/`; the same arguments, the same bytes.

    Every month has wrong cells, late forms and one that never comes. The last month has a silent
    town, a duplicate and a file that cannot be read besides; the month before it a corrected
    second version; a figure that was wrong is corrected by a table of a later month.
    """
    flawless = frozenset({FLAWED_FIGURE.measure, CORRECTED[2]})
    fares = course or DemoCourse(catalog, seed, months[-1], flawless)
    office = _Post(home, catalog, make_truth(catalog, months, seed, fares), months[-1], seed)
    for period in months:
        office.deliver(period)


@dataclasses.dataclass(frozen=True)
class _Post:
    """Brings a month's files to its folder."""

    home: Home
    catalog: Catalog
    truth: Truth
    last: str
    seed: int

    def deliver(self, period: str) -> None:
        folder, from_last = self.home.raw(period), months_between(period, self.last)
        receipts: Receipts = {}
        for sending in plan_sendings(self.catalog, period, self.seed, is_last=from_last == 0):
            name = self._name(sending, period)
            table = self._table(sending, period, from_last)
            write_table(table, folder / name, _container(sending.form, sending.place))
            form, reporter = sending.form, sending.reporter
            receipts[name] = (sending.received, form.unit or f"{reporter.name}人民政府")
        if from_last == 1:
            receipts |= self._add_correction(folder, period, receipts)
        if from_last == FLAWED_FIGURE.corrected_from_last:
            receipts |= self._add_corrected_figure(folder, period, from_last)
        if from_last == 0:
            receipts |= self._add_troubles(folder, receipts)
        (folder / "receipts.csv").write_text(as_receipts(receipts), "utf-8")

    def _name(self, sending: Sending, period: str) -> str:
        who = sending.form.unit or sending.reporter.name
        ending = _ENDINGS[_container(sending.form, sending.place)]
        return f"{who}-{sending.form.name}-{period}.{ending}"

    def _table(self, sending: Sending, period: str, from_last: int) -> Table:
        form, reporter = sending.form, sending.reporter
        flawed = FLAWED_FIGURE if FLAWED_FIGURE.month_from_last == from_last else None
        is_in_mu = (from_last, form.form, sending.place) == UNIT_ERROR[:3]

        def look(measure: Measure, area_code: str) -> float:
            value = self.truth.at(measure.measure_code, area_code, period)
            if flawed is not None and measure.measure_code == flawed.measure:
                return round(value * flawed.factor)
            if is_in_mu and measure.measure_code == UNIT_ERROR[3]:
                return round(value * UNIT_ERROR[4])
            return value

        style = sending.place + len(form.form)
        reported = with_merged(look, self.catalog, period)
        table = lay_out(self.catalog, form, reporter, period, reported, style)
        if form.row_level == "village":
            wrong = mistakes_of(self.catalog, form.form, period, from_last, self.seed)
            table = put_mistakes(
                table, self.catalog, form.form, reporter.area_code, from_last, wrong
            )
        return with_appeal(table, appeal_of(form.form, sending.place, period, self.seed))

    def _add_correction(self, folder: Path, period: str, receipts: Receipts) -> Receipts:
        """Send one town's form again: its first version had a figure wrong, the second is right."""
        form, town = self.catalog.form_by_code[CORRECTED[0]], self.catalog.towns[CORRECTED[1]]
        named = [name for name in receipts if name.startswith(f"{town.name}-{form.name}")]
        if not named:
            return {}
        file = folder / named[0]
        again = file.with_stem(f"{file.stem}（更正）")
        shutil.copyfile(file, again)

        def first_look(measure: Measure, area_code: str) -> float:
            value = self.truth.at(measure.measure_code, area_code, period)
            village = self.catalog.villages_by_town[town.area_code][0].area_code
            is_wrong = (measure.measure_code, area_code) == (CORRECTED[2], village)
            return value - 1 if is_wrong else value

        style = CORRECTED[1] + len(form.form)
        table = lay_out(self.catalog, form, town, period, first_look, style)
        said = appeal_of(form.form, CORRECTED[1], period, self.seed)
        table = with_appeal(table, said)
        write_table(table, file, _container(form, CORRECTED[1]))
        received, sender = receipts[file.name]
        return {again.name: (received + dt.timedelta(days=1), sender)}

    def _add_corrected_figure(self, folder: Path, period: str, from_last: int) -> Receipts:
        """Add the table by which a department corrects what it reported too low earlier."""
        earlier = shift(period, from_last - FLAWED_FIGURE.month_from_last)
        measure = self.catalog.measure_by_code[FLAWED_FIGURE.measure]
        area = self.catalog.county.area_code
        if earlier not in self.truth.months:
            return {}
        value = self.truth.at(measure.measure_code, area, earlier)
        lines = [
            "measure_code,area_code,period,value",
            f"{measure.measure_code},{area},{earlier},{value:g}",
        ]
        sender = self.catalog.form_by_code[measure.form].unit
        file = folder / f"{sender}-更正{earlier}数据（模拟数据）.csv"
        file.write_text("\n".join(lines) + "\n", "utf-8")
        received = dt.datetime.fromisoformat(f"{shift(period, 1)}-03T10:20:00")
        return {file.name: (received, sender)}

    def _add_troubles(self, folder: Path, receipts: Receipts) -> Receipts:
        """Add a duplicate of the first file and a file that is no workbook."""
        name, (received, sender) = next(iter(receipts.items()))
        copy = f"{Path(name).stem}（再次发送）{Path(name).suffix}"
        shutil.copyfile(folder / name, folder / copy)
        town = self.catalog.towns[1].name
        broken = f"{town}-情况说明.doc"
        (folder / broken).write_bytes(b"{\\rtf1 simulated}")
        later = received + dt.timedelta(hours=6)
        return {copy: (later, sender), broken: (later, f"{town}人民政府")}


def _container(form: Form, place: int) -> str:
    return _CONTAINERS[(place + len(form.name)) % len(_CONTAINERS)]
