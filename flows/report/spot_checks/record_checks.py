"""Check forms from the inbox into the ledger of inspections; what is wrong becomes a finding."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import duckdb
import pandas as pd

from flows.catalog.model import Catalog
from flows.catalog.records import Measure
from flows.finding import Finding, place_text
from flows.ingest.checked_form import CheckedForm, CheckedLine
from flows.ingest.files.clean_text import clean_text
from flows.ingest.findings import Place
from flows.ingest.forms.check_cells import CellPlace, read_cell
from flows.ingest.inbox import ReceivedFile
from flows.ingest.reading import FileReading
from flows.ingest.words.plain_text import squash
from flows.ingest.words.values import read_value
from flows.report.spot_checks.check_ledger import (
    CheckedFigure,
    add_checked,
    drawn_figures,
    known_check_forms,
    refresh_results,
)
from flows.words.formula_guard import disarm


def record_checks(
    connection: duckdb.DuckDBPyConnection,
    readings: Iterable[FileReading],
    files: Sequence[ReceivedFile],
    seen_at: dt.datetime,
    catalog: Catalog,
) -> list[FileReading]:
    """Record the check forms among a month's readings and return the readings to load.

    A form counts whole or not at all: one with a wrong cell, or of no drawn area, comes back as
    a reading with a finding per wrong cell. A form that is recorded already is left as it is; of
    several for one number the one received last counts. The results are stored anew.
    """
    kept, drawn, known = [], drawn_figures(connection), known_check_forms(connection)
    received = {file.name: file.receipts[-1].received_at for file in files if file.receipts}
    for reading in readings:
        form = reading.check_form
        if form is None:
            kept.append(reading)
            continue
        if reading.sha256 in known:
            continue
        lines = drawn[drawn["number"] == form.number].set_index("line")
        moment = _received_at(reading.file_name, received, seen_at)
        figures, problems = _read_lines(reading, form, lines, catalog, moment)
        if problems:
            kept.append(replace(reading, check_form=None, findings=tuple(problems)))
            continue
        add_checked(connection, figures)
        known.add(reading.sha256)
    if len(drawn):
        refresh_results(connection, catalog)
    return kept


def _received_at(
    name: str, received: Mapping[str, dt.datetime], seen_at: dt.datetime
) -> dt.datetime:
    """Return when the file, or the archive it lies in, was received."""
    while name:
        if name in received:
            return received[name]
        name = name.rpartition("/")[0]
    return seen_at


def _read_lines(
    reading: FileReading,
    form: CheckedForm,
    drawn: pd.DataFrame,
    catalog: Catalog,
    moment: dt.datetime,
) -> tuple[list[CheckedFigure], list[Finding]]:
    """Return what the form says of each drawn figure, and what is wrong with it."""
    problem = _problem_of(form, drawn)
    if problem:
        return [], [_whole(reading, form, problem)]
    figures, findings = [], []
    for line in form.lines:
        row = drawn.loc[line.line]
        measure = catalog.measure_by_code.get(str(row["measure_code"]))
        if measure is None or squash(measure.name) != squash(line.measure):
            sentence = f"序号{line.line}的指标与抽查名单不一致，请用下发的核查表重新填报"
            findings.append(_finding("column_unknown", reading, form, line, sentence))
            continue
        value, finding = _read_checked(reading, form, line, measure, str(row["area_code"]))
        findings += [finding] if finding else []
        figures.append(
            CheckedFigure(
                reading.sha256,
                form.number,
                line.line,
                value,
                disarm(clean_text(line.remark)),
                reading.file_name,
                form.sheet,
                line.cell,
                moment,
            )
        )
    return figures, findings


def _problem_of(form: CheckedForm, drawn: pd.DataFrame) -> str:
    """Return why the form as a whole cannot be taken, or nothing."""
    if drawn.empty:
        return f"核查编号“{form.number}”不在抽查名单中，请核对编号后重新报送"
    numbers = [line.line for line in form.lines]
    unknown = [number for number in numbers if number not in drawn.index]
    if unknown:
        return f"序号{unknown[0]}不在抽查名单中，请用下发的核查表重新填报"
    if len(numbers) > len(set(numbers)):
        return "有重复的序号，请用下发的核查表重新填报"
    if not any(line.remark or read_value(line.written).state != "blank" for line in form.lines):
        return "没有填写任何核查数，请填写后重新报送"
    return ""


def _read_checked(
    reading: FileReading, form: CheckedForm, line: CheckedLine, measure: Measure, area_code: str
) -> tuple[float | None, Finding | None]:
    """Return the checked figure in the measure's unit, or what is wrong with the cell."""
    place = Place(reading.file_name, form.sheet)
    where = CellPlace(place, line.cell, area_code, is_percent=line.is_percent)
    cell, finding = read_cell(line.written, measure, where, "")
    if finding is not None or cell.value is None:
        return None, finding
    code, sentence = _limit_broken(cell.value, measure)
    if not code:
        return cell.value, None
    return None, _finding(code, reading, form, line, f"核查数{sentence}，请核对后重新报送")


def _limit_broken(value: float, measure: Measure) -> tuple[str, str]:
    if measure.integer and not value.is_integer():
        return "value_not_integer", "应填整数"
    if measure.min is not None and value < measure.min:
        return "value_out_of_range", f"小于下限{measure.min:g}"
    if measure.max is not None and value > measure.max:
        return "value_out_of_range", f"大于上限{measure.max:g}"
    return "", ""


def _finding(
    code: str, reading: FileReading, form: CheckedForm, line: CheckedLine, sentence: str
) -> Finding:
    place = place_text(reading.file_name, form.sheet, line.cell)
    found = "" if line.written is None else str(line.written)
    return Finding(
        code,
        reading.file_name,
        f"{place}：{sentence}。",
        sheet=form.sheet,
        cell=line.cell,
        found=found,
    )


def _whole(reading: FileReading, form: CheckedForm, problem: str) -> Finding:
    message = f"文件“{reading.file_name}”是核查表，{problem}。"
    return Finding("form_unknown", reading.file_name, message, sheet=form.sheet)
