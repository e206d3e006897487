"""A new county's folder: declarations with one commented example each, settings, an inbox."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass
from pathlib import Path

from flows.catalog.read_table import COMMENT
from flows.errors import UsageError
from flows.starting.area_list import ListedArea
from flows.starting.column_guide import ColumnNote, column_notes
from flows.words.sentence import sentence

#: Files an office may want later; the rest belongs to the start.
_LATER = ("conflicts", "mechanisms", "dropped")
_CODE_DIGITS = 6
_AREA_DIGITS = 12


@dataclass(frozen=True)
class NewCounty:
    """What is known of a county before its first declaration; `years` first and last of plans."""

    name: str
    code: str
    first_year: int
    last_year: int
    office: str
    areas: tuple[ListedArea, ...] = ()

    @property
    def area_code(self) -> str:
        """Return the county's 12-digit code."""
        return self.code.ljust(_AREA_DIGITS, "0")


def parse_county(
    name: str, code: str, years: str, office: str, areas: Iterable[ListedArea] = ()
) -> NewCounty:
    """Return the county as the command line names it, or raise UsageError."""
    if not re.fullmatch(rf"\d{{{_CODE_DIGITS}}}", code):
        raise UsageError(sentence("error.county_code", code=code))
    span = re.fullmatch(r"(\d{4})[-–](\d{4})", years)
    if span is None or int(span[1]) > int(span[2]):
        raise UsageError(sentence("error.years", years=years))
    if not name.strip():
        raise UsageError(sentence("error.no_name"))
    return NewCounty(name.strip(), code, int(span[1]), int(span[2]), office.strip(), tuple(areas))


def make_county(root: Path, county: NewCounty) -> list[Path]:
    """Write the folder and return its files; UsageError when one of them is there already."""
    texts = {
        **{f"catalog/{name}.csv": _table(notes, county) for name, notes in _tables()},
        "catalog/policy.yml": _POLICY,
        "settings.toml": _SETTINGS.format(office=county.office),
        "raw/README.md": _RAW,
    }
    there = [name for name in texts if (root / name).exists()]
    if there:
        raise UsageError(sentence("error.already_there", folder=root, files=", ".join(there)))
    for name, text in texts.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        # A spreadsheet program takes a CSV without byte order mark for GBK.
        file.write_text(text, "utf-8-sig" if name.endswith(".csv") else "utf-8", newline="\n")
    return [root / name for name in texts]


def _tables() -> list[tuple[str, list[ColumnNote]]]:
    return [(name, notes) for name, notes in column_notes().items() if name not in _LATER]


def _table(notes: list[ColumnNote], county: NewCounty) -> str:
    """Return a file's header, what its columns mean, one example, and the rows known already."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow([note.column for note in notes])
    writer.writerow(_commented("说明：" + notes[0].meaning, *(note.meaning for note in notes[1:])))
    writer.writerow(_commented(*(_example(note, county) for note in notes)))
    if notes[0].file == "areas":
        blank = [""] * (len(notes) - len(astuple(_NO_AREA)))
        county_row = ListedArea(county.area_code, county.name, "county", "", "")
        writer.writerows([*astuple(area), *blank] for area in (county_row, *county.areas))
    return stream.getvalue()


_NO_AREA = ListedArea("", "", "", "", "")


def _commented(first: str, *others: str) -> list[str]:
    return [COMMENT + first, *others]


def _example(note: ColumnNote, county: NewCounty) -> str:
    """Return the guide's example with the county's own code and years in it."""
    years = {"first_year": county.first_year, "last_year": county.last_year}
    if note.column in years:
        return str(years[note.column])
    if note.column == "base_year" or (note.file == "baselines" and note.column == "year"):
        return str(county.first_year - 1)
    if note.file == "targets" and note.column == "year":
        return str(county.last_year)
    return note.example.replace(_EXAMPLE_CODE, county.code)


#: The code that the guide's examples are written with; no county has it.
_EXAMPLE_CODE = "530999"

_POLICY = """\
# 本县可以自行确定的数（规则第 9 节）；不写的用默认值，写明的改动记入状态变化日志。
# 工作名称，写进通报、函号和邮件标题（例：乡村振兴工作调度通报），不写则只称“工作调度通报”：
# subject: 乡村振兴
# 月报突出的指标（indicators.csv 中的代号），例：
# headlines: [ENV-01]
# 年底考核因报送扣分（每件扣几分，不写不扣）：逾期、未报、整表退回、县级更正；合计最多扣几分，例：
# deductions: {late: 0.1, missing: 0.3, rejected: 0.2, corrected: 0.5, most: 10}
# 半年抽查：差错率超过 allowed_rate 的部分每个百分点扣几分，一次最多扣几分，计入年底考核，例：
# spot_checks: {points_per_percent: 0.2, allowed_rate: 0.02, most_points: 5}
"""

_SETTINGS = """\
# 落款单位，必填：通报、函件、邮件都以它的名义发出
office = "{office}"

# 每月几日几时（北京时间）运行上月
[schedule]
day = 6
hour = 8

# 旧月份中可重新生成的文件（网页、图、数据核验文档）保留几个月；默认不自动清理（xianjie prune）
# [retention]
# months = 24
# after_run = true

# 发邮件用的服务器；密码只从环境变量 XIANJIE_SMTP__PASSWORD 读取
# [smtp]
# host = "smtp.example.org"
# user = "office@example.org"
# sender = "office@example.org"
"""

_RAW = """\
# 收件

每月一个文件夹，例如 `2026-06/`。收到什么就原样放进去，可以再分子文件夹；程序从不改动这里的文件。

要按实际收到时间计算是否迟报的，在该文件夹中放一个 `receipts.csv`，三列为
`file, received_at, sender`，例如 `清水乡人居环境月报表.xlsx,2026-07-03 09:30,清水乡`。
"""
