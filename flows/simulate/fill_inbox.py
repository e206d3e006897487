"""A synthetic inbox: what towns and departments would send, month by month."""

import csv
import datetime as dt
import io
import shutil
from collections.abc import Sequence
from pathlib import Path

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form, Measure
from flows.paths import Home
from flows.period import is_due, shift
from flows.simulate.mistakes import put_mistakes
from flows.simulate.offices import lay_out
from flows.simulate.truth import Truth, make_truth
from flows.simulate.write_table import stamp, write_table

#: The town that sends nothing in the last month, and the one that sends late (places in the list).
_SILENT_TOWN, _LATE_TOWN = 10, 8
#: The form, town and measure that are sent again with one figure corrected in the month before.
CORRECTED = ("T1", 3, "households_sanitary_toilet")
_CONTAINERS = ("xlsx", "xlsx", "xlsx", "csv", "xlsx", "html", "xlsx")


def make_inbox(home: Home, catalog: Catalog, months: Sequence[str], seed: int = 2022) -> None:
    """Write the months' files and receipts below `raw/`; the same arguments, the same bytes.

    The last month holds wrong cells, a town that is late and one that sent nothing, a corrected
    second version, a duplicate and a file that cannot be read.
    """
    truth = make_truth(catalog, months, seed)
    for period in months:
        _make_month(home.raw(period), catalog, truth, period, _months_between(period, months[-1]))


def _months_between(period: str, last: str) -> int:
    count = 0
    while period < last:
        period, count = shift(period, 1), count + 1
    return count


def _make_month(
    folder: Path, catalog: Catalog, truth: Truth, period: str, months_from_last: int
) -> None:
    receipts: list[tuple[str, str, str]] = []
    for form in catalog.forms:
        if not is_due(form.frequency, period):
            continue
        for place, reporter in enumerate(catalog.reporters_of(form)):
            is_town = form.reporter == "town"
            if is_town and months_from_last == 0 and place == _SILENT_TOWN:
                continue
            name = _write(folder, catalog, truth, period, form, reporter, place, months_from_last)
            sender = form.unit or f"{reporter.name}人民政府"
            days = 11 if is_town and place == _LATE_TOWN and months_from_last == 0 else 2
            received = dt.datetime.fromisoformat(f"{shift(period, 1)}-01T09:00:00")
            received += dt.timedelta(days=days, minutes=7 * place + 3 * len(receipts))
            receipts.append((name, stamp(received), sender))
    if months_from_last == 1:
        receipts += _add_correction(folder, catalog, truth, period, receipts)
    if months_from_last == 0:
        receipts += _add_troubles(folder, catalog, receipts)
    _write_receipts(folder / "receipts.csv", receipts)


def _write(
    folder: Path,
    catalog: Catalog,
    truth: Truth,
    period: str,
    form: Form,
    reporter: Area,
    place: int,
    months_from_last: int,
) -> str:
    def look(measure: Measure, area_code: str) -> float:
        return truth.at(measure.measure_code, area_code, period)

    style = place + len(form.form)
    table = lay_out(catalog, form, reporter, period, look, style)
    if form.row_level == "village":
        table = put_mistakes(table, catalog, form.form, reporter.area_code, months_from_last)
    container = _container(form, place)
    ending = {"xlsx": "xlsx", "csv": "csv", "html": "xls"}[container]
    who = form.unit or reporter.name
    name = f"{who}-{form.name}-{period}.{ending}"
    write_table(table, folder / name, container)
    return name


def _container(form: Form, place: int) -> str:
    return _CONTAINERS[(place + len(form.name)) % len(_CONTAINERS)]


def _add_correction(
    folder: Path,
    catalog: Catalog,
    truth: Truth,
    period: str,
    receipts: list[tuple[str, str, str]],
) -> list[tuple[str, str, str]]:
    """Send one town's form again: its first version had a figure wrong, the second is right."""
    form, town = catalog.form_by_code[CORRECTED[0]], catalog.towns[CORRECTED[1]]
    name, received, sender = next(
        row for row in receipts if row[0].startswith(f"{town.name}-{form.name}")
    )
    file = folder / name
    again = file.with_stem(f"{file.stem}（更正）")
    shutil.copyfile(file, again)

    def first_look(measure: Measure, area_code: str) -> float:
        value = truth.at(measure.measure_code, area_code, period)
        village = catalog.villages_by_town[town.area_code][0].area_code
        is_wrong = (measure.measure_code, area_code) == (CORRECTED[2], village)
        return value - 1 if is_wrong else value

    place = CORRECTED[1]
    table = lay_out(catalog, form, town, period, first_look, place + len(form.form))
    write_table(table, file, _container(form, place))
    return [(again.name, received.replace("-03 ", "-05 "), sender)]


def _add_troubles(
    folder: Path, catalog: Catalog, receipts: list[tuple[str, str, str]]
) -> list[tuple[str, str, str]]:
    """Add a duplicate of the first town's first file and a file that is no workbook."""
    name, received, sender = receipts[0]
    copy = f"{Path(name).stem}（再次发送）{Path(name).suffix}"
    shutil.copyfile(folder / name, folder / copy)
    town = catalog.towns[1].name
    broken = f"{town}-情况说明.doc"
    (folder / broken).write_bytes(b"{\\rtf1 simulated}")
    later = received.replace(" 09:", " 15:")
    return [(copy, later, sender), (broken, later, f"{town}人民政府")]


def _write_receipts(file: Path, receipts: list[tuple[str, str, str]]) -> None:
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(["file", "received_at", "sender"])
    writer.writerows(receipts)
    file.write_text(stream.getvalue(), "utf-8")
