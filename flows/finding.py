"""Findings: everything that is wrong with what somebody sent (intake.md, "Findings")."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

import pandas as pd

from flows.wording import CLASS_NAMES

#: What each code does to the data: `reject` the file, `hold` the cell or row, `flag` it only.
SEVERITY = {
    "file_unreadable": "reject",
    "file_encrypted": "reject",
    "file_empty": "reject",
    "file_unsafe": "reject",
    "file_duplicate": "flag",
    "form_unknown": "reject",
    "town_unknown": "reject",
    "period_unknown": "reject",
    "period_mismatch": "reject",
    "column_missing": "flag",
    "column_unknown": "flag",
    "column_ambiguous": "hold",
    "area_unknown": "hold",
    "area_ambiguous": "hold",
    "area_duplicate": "hold",
    "value_not_number": "hold",
    "value_error": "hold",
    "value_out_of_range": "hold",
    "value_negative": "hold",
    "value_not_integer": "hold",
    "value_percent_scale": "flag",
    "unit_conflict": "hold",
    "unit_suspect": "flag",
    "part_exceeds_whole": "hold",
    "ytd_fell": "flag",
    "ytd_step": "flag",
    "total_mismatch": "flag",
    "jump": "flag",
    "village_missing": "flag",
    "submission_missing": "flag",
    "late": "flag",
    "overwrites": "flag",
    "correction_unmatched": "flag",
    "source_differs": "flag",
}
#: Flags that may be right all the same: whoever sent the figure is asked to explain it.
TO_EXPLAIN = frozenset(
    {"jump", "ytd_fell", "unit_suspect", "value_percent_scale", "total_mismatch", "source_differs"}
)


def class_of(code: str, explanation: str = "") -> str:
    """Return what a finding asks of the sender: `correct`, `explain` or `notice`.

    What has been explained asks for nothing more.
    """
    if SEVERITY[code] != "flag":
        return "correct"
    return "explain" if code in TO_EXPLAIN and not explanation else "notice"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong, where it stands, and a Chinese sentence that says what to do.

    `file` is the path below `raw/<month>/` (`archive.zip/member.xlsx` inside an archive);
    `sheet` and `cell` are empty where the finding concerns a whole file or column. `explanation` is
    what the sender or the office says of it.
    """

    code: str
    file: str
    message: str
    sheet: str = ""
    cell: str = ""
    area_code: str = ""
    measure_code: str = ""
    form: str = ""
    period: str = ""
    submission_id: str = ""
    found: str = ""
    expected: str = ""
    explanation: str = ""

    @property
    def severity(self) -> str:
        """Return `reject`, `hold` or `flag`; of one cell nothing rejects the whole file."""
        severity = SEVERITY[self.code]
        return "hold" if severity == "reject" and self.cell else severity

    @property
    def class_name(self) -> str:
        """Return the class as people read it: 必须改正, 须说明 or 提示."""
        return CLASS_NAMES[class_of(self.code, self.explanation)]

    @property
    def place(self) -> str:
        """Return where it stands as a person reads it: 文件，工作表，单元格."""
        return place_text(self.file, self.sheet, self.cell)


def place_text(file: str, sheet: str, cell: str) -> str:
    """Return where a cell stands as a person reads it: 文件“a.xlsx”，工作表“一”，单元格B4.

    A cell of a Word document names its table itself: 文件“a.docx”，表2第3行第4列.
    """
    parts = [f"文件“{file}”"]
    if cell.startswith("表"):
        return "，".join([*parts, cell])
    parts += [f"工作表“{sheet}”"] if sheet else []
    parts += [f"单元格{cell}"] if cell else []
    return "，".join(parts)


FINDING_COLUMNS = [field.name for field in fields(Finding)] + ["severity"]


def findings_frame(findings: Iterable[Finding]) -> pd.DataFrame:
    """Return one row per finding, all columns text, `severity` last."""
    rows = [asdict(finding) | {"severity": finding.severity} for finding in findings]
    return pd.DataFrame(rows, columns=FINDING_COLUMNS, dtype="object")
