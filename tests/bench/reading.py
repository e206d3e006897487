"""How long reading takes: against calamine's bare reading into lists, and against pandas.

Seconds depend on the machine; the ratios count. Each figure is the best of a few rounds, in
seconds of this process's own work, so that a busy machine does not change the ratios much.
"""

import io
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
from python_calamine import CalamineWorkbook

from flows.catalog.load import load_catalog
from flows.catalog.model import Catalog
from flows.ingest.inbox import ReceivedFile, find_files
from flows.ingest.processes.readers import Readers
from flows.ingest.read_file import read_one
from flows.paths import PROJECT
from flows.settings import Limits
from tests.ingest.mixtures import mix
from tests.ingest.packed import xlsx

PERIOD = "2022-06"
CLEAN_GOAL, MESSY_GOAL, PANDAS_GOAL, TWO_GOAL, LARGE_GOAL = 5.0, 6.0, 5.0, 1.5, 4.0
MESSY_FILES, LARGE_ROWS, LARGE_COLUMNS = 1_000, 100_000, 20
#: A round of clean workbooks is over in a hundredth of a second.
CLEAN_ROUNDS = 10
LIMITS = Limits(unpacked_bytes=1_000_000_000, memory_bytes=4_000_000_000)


def main() -> None:
    """Print the table of ratios; a goal that is not met is marked."""
    catalog = load_catalog(PROJECT / "data" / "catalog")
    with tempfile.TemporaryDirectory() as folder:
        clean, messy = Path(folder) / "clean", Path(folder) / "messy"
        write_clean(clean, catalog)
        write_messy(messy, catalog, MESSY_FILES)
        _compare_clean(clean, catalog)
        _compare_messy(messy, catalog)
        _compare_processes(messy, catalog)
    _compare_large(catalog)


def write_clean(folder: Path, catalog: Catalog) -> None:
    """Write three months of three forms from every town, as a tidy clerk would."""
    for month in (4, 5, 6):
        (folder / f"2022-0{month}").mkdir(parents=True)
        for form in ("T1", "T2", "T3"):
            for town in catalog.towns:
                file = folder / f"2022-0{month}" / f"{form}-{town.name}.xlsx"
                _write_form(file, catalog, form, town.area_code, month)


def _write_form(file: Path, catalog: Catalog, form: str, town: str, month: int) -> None:
    measures = catalog.measures_by_form[form]
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([f"{catalog.area_name(town)}{catalog.form_by_code[form].name}（2022年{month}月）"])
    sheet.append([f"填报单位：{catalog.area_name(town)}人民政府"])
    sheet.append(
        ["序号", "村（社区）", *(f"{item.name}（{item.unit}）" for item in measures), "备注"]
    )
    for number, village in enumerate(catalog.villages_by_town[town], start=1):
        sheet.append([number, village.name, *(number % 2 for _ in measures)])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(measures) + 3)
    book.save(file)


def write_messy(folder: Path, catalog: Catalog, count: int) -> None:
    """Write workbooks of all forms in layouts drawn by seed, with merges and mixed spellings."""
    folder.mkdir()
    for seed in range(count):
        form = catalog.forms[seed % len(catalog.forms)]
        grid = mix(catalog, form, seed)[0].grid()
        book = openpyxl.Workbook()
        for row in grid.rows:
            book.active.append(row)
        for merge in grid.merges:
            book.active.merge_cells(
                start_row=merge.first_row + 1,
                start_column=merge.first_column + 1,
                end_row=merge.last_row + 1,
                end_column=merge.last_column + 1,
            )
        book.save(folder / f"{seed:04d}.xlsx")


def _compare_clean(folder: Path, catalog: Catalog) -> None:
    months = sorted(folder.iterdir())
    files = [file for month in months for file in sorted(month.iterdir())]
    bare = best(lambda: read_bare(files), CLEAN_ROUNDS)
    ours = best(lambda: [read_month(month, catalog) for month in months], CLEAN_ROUNDS)
    frames = best(lambda: [pd.read_excel(file, engine="openpyxl") for file in files], rounds=1)
    show(f"{len(files)} clean workbooks", ours, bare, CLEAN_GOAL)
    mark = "" if frames / ours >= PANDAS_GOAL else "  MISSED"
    print(f"{'  pandas with openpyxl':32} {frames:7.3f} s  {frames / ours:5.2f} x ours", end="")
    print(f" (goal: at least {PANDAS_GOAL:g}){mark}")


def _compare_messy(folder: Path, catalog: Catalog) -> None:
    received = find_files(folder)
    for count in (MESSY_FILES // 4, MESSY_FILES // 2, MESSY_FILES):
        part = received[:count]
        bare = best(lambda part=part: read_bare([file.path for file in part]))  # type: ignore[misc]
        ours = best(lambda part=part: read_files_here(part, PERIOD, catalog))  # type: ignore[misc]
        show(f"{count} messy workbooks", ours, bare, MESSY_GOAL)
        print(f"{'  a workbook':32} {1000 * ours / count:7.3f} ms")


def _compare_processes(folder: Path, catalog: Catalog) -> None:
    received = find_files(folder)
    seconds = {}
    for workers in (1, 2):
        with Readers(catalog, LIMITS, workers) as readers:
            list(readers.read(received[:40], PERIOD, {}))  # the processes have started
            seconds[workers] = best(
                lambda: list(readers.read(received, PERIOD, {})), clock=time.perf_counter
            )
    gain = seconds[1] / seconds[2]
    mark = "" if gain >= TWO_GOAL else "  MISSED"
    print(f"{'  one process':32} {seconds[1]:7.3f} s")
    print(f"{'  two processes':32} {seconds[2]:7.3f} s  {gain:5.2f} x", end="")
    print(f" (goal: at least {TWO_GOAL:g}){mark}")


def _compare_large(catalog: Catalog) -> None:
    content = make_large(catalog)
    bare = best(lambda: read_bare_content(content), rounds=2)
    ours = best(lambda: read_one(content, "大表.xlsx", catalog, PERIOD, LIMITS, {}), rounds=2)
    show(f"{LARGE_ROWS:,} rows x {LARGE_COLUMNS} columns", ours, bare, LARGE_GOAL)


def make_large(catalog: Catalog) -> bytes:
    """Return a village form of the first town with so many rows, columns it does not know, too."""
    town = catalog.towns[0]
    measures = catalog.measures_by_form["T1"]
    names = [measure.name for measure in measures]
    heads = ["村（社区）", *names, *(f"增列{n}" for n in range(LARGE_COLUMNS))][:LARGE_COLUMNS]
    lines = [[f"{town.name}{catalog.form_by_code['T1'].name}（2022年6月）"], heads]
    texts = "".join(_line(number, line) for number, line in enumerate(lines, start=1))
    letters = [openpyxl.utils.get_column_letter(number) for number in range(1, LARGE_COLUMNS + 1)]
    villages = [village.name for village in catalog.villages_by_town[town.area_code]]
    rows = [
        f'<row r="{row}">{_text(f"A{row}", villages[row % len(villages)])}'
        + "".join(
            f'<c r="{letter}{row}"><v>{row % 7 + place}</v></c>'
            for place, letter in enumerate(letters[1:])
        )
        + "</row>"
        for row in range(3, LARGE_ROWS + 3)
    ]
    return xlsx(texts + "".join(rows))


def _line(row: int, texts: list[str]) -> str:
    cells = "".join(
        _text(f"{openpyxl.utils.get_column_letter(column)}{row}", text)
        for column, text in enumerate(texts, start=1)
    )
    return f'<row r="{row}">{cells}</row>'


def _text(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def read_month(folder: Path, catalog: Catalog) -> None:
    """Find, hash, open and understand a month's files in this process."""
    read_files_here(find_files(folder), folder.name, catalog)


def read_files_here(files: list[ReceivedFile], period: str, catalog: Catalog) -> None:
    """Open and understand files in this process."""
    for file in files:
        read_one(file.path.read_bytes(), file.name, catalog, period, LIMITS, {})


def read_bare(files: list[Path]) -> None:
    """Read the files' sheets into lists, by calamine alone."""
    for file in files:
        read_bare_content(file.read_bytes())


def read_bare_content(content: bytes) -> None:
    """Read all sheets into lists."""
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for number in range(len(workbook.sheet_names)):
        workbook.get_sheet_by_index(number).to_python()


def best(
    work: Callable[[], object],
    rounds: int = 3,
    clock: Callable[[], float] = time.process_time,
) -> float:
    """Return the seconds of the fastest round, by whatever clock."""
    seconds = []
    for _ in range(rounds):
        started = clock()
        work()
        seconds.append(clock() - started)
    return min(seconds)


def show(what: str, ours: float, bare: float, goal: float) -> None:
    """Print one line: ours, calamine alone, the ratio and its goal."""
    ratio = ours / bare
    mark = "" if ratio <= goal else "  MISSED"
    print(f"{what:32} {ours:7.3f} s  calamine {bare:7.3f} s  ratio {ratio:5.2f}", end="")
    print(f" (goal: at most {goal:g}){mark}")


if __name__ == "__main__":
    main()
