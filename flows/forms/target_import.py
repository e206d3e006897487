"""New local targets and baselines into the catalogue's CSV files; nothing there is overwritten."""

import csv
import io
import logging
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from flows.catalog.load import load_catalog
from flows.catalog.read_table import decode_declaration
from flows.catalog.records import Baseline, LocalTarget
from flows.forms.accepted_values import plain
from flows.forms.target_read import TargetLines, read_target_workbook
from flows.words.formula_guard import disarm

LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Approval:
    """The document that sets the figures: its number, its day, and who approved it."""

    document: str = ""
    day: str = ""
    approver: str = ""


def import_targets(
    path: Path, catalog_folder: Path, approval: Approval | None = None
) -> TargetLines:
    """Add the workbook's new figures to targets_local.csv and baselines.csv; return them.

    The approval is kept with each new target; its day counts as the day of revision where the
    sheet states none.

    Raises DeclarationError, with nothing written, where a cell cannot be used or the catalogue
    would be wrong with the new lines. A second import of the same workbook adds nothing.
    """
    lines = _approved(
        read_target_workbook(path, load_catalog(catalog_folder)), approval or Approval()
    )
    contents = {
        "targets_local.csv": _added(
            catalog_folder / "targets_local.csv", LocalTarget, lines.targets
        ),
        "baselines.csv": _added(catalog_folder / "baselines.csv", Baseline, lines.baselines),
    }
    changed = {name: content for name, content in contents.items() if content is not None}
    _try_out(catalog_folder, changed)
    for name, content in changed.items():
        aside = catalog_folder / f"{name}.part"
        aside.write_bytes(content)
        aside.replace(catalog_folder / name)
    LOG.info("local targets: %d added, baselines: %d", len(lines.targets), len(lines.baselines))
    return lines


def _approved(lines: TargetLines, approval: Approval) -> TargetLines:
    targets = tuple(
        replace(
            line,
            document=approval.document,
            approver=approval.approver,
            revised_on=line.revised_on or approval.day,
        )
        for line in lines.targets
    )
    return replace(lines, targets=targets)


def _added(
    file: Path, record: type[LocalTarget] | type[Baseline], lines: Sequence[LocalTarget | Baseline]
) -> bytes | None:
    """Return the file's content with the lines at its end, or None when there are none."""
    if not lines:
        return None
    names = [field.name for field in fields(record)]
    rows: list[dict[str, str]] = []
    if file.exists():
        reader = csv.DictReader(io.StringIO(decode_declaration(file.read_bytes()), newline=""))
        rows = [{key: value or "" for key, value in row.items() if key} for row in reader]
        names = list(dict.fromkeys([*(reader.fieldnames or ()), *names]))
    rows += [{name: _field(value) for name, value in asdict(line).items()} for line in lines]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def _field(value: str | float | None) -> str:
    """Return a field of the file; a text that a spreadsheet would run is disarmed."""
    if value is None:
        return ""
    if isinstance(value, str):
        return disarm(value)
    return plain(value)


def _try_out(catalog_folder: Path, contents: dict[str, bytes]) -> None:
    """Raise DeclarationError when the catalogue would be wrong with the new contents."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "catalog"
        shutil.copytree(catalog_folder, folder)
        for file, content in contents.items():
            (folder / file).write_bytes(content)
        load_catalog(folder)
