"""The statistical bureau's list of names and 12-digit codes as rows of `areas.csv`."""

import re
from dataclasses import dataclass
from pathlib import Path

from flows.errors import UsageError
from flows.ingest.files.container import open_file
from flows.ingest.grid import CellValue
from flows.settings import Limits
from flows.words.sentence import sentence

_CODE = re.compile(r"\d{12}")
_KINDS = ("社区", "嘎查")
_COUNTY_END, _TOWN_END = "000000", "000"
#: The bureau names committees; people and workbooks name the place.
_COMMITTEES = [
    (re.compile(r"社区(居民委员会|居委会)$"), "社区"),
    (re.compile(r"(居民委员会|居委会)$"), "社区"),
    (re.compile(r"嘎查(嘎查|村)?(村民)?(委员会|委会|委)?$"), "嘎查"),
    (re.compile(r"村(村民委员会|委会|村委会)$"), "村"),
    (re.compile(r"(村民委员会|村委会)$"), "村"),
    (re.compile(r"(办事处)$"), ""),
]


@dataclass(frozen=True)
class ListedArea:
    """One area of the list; `kind` is 村, 社区 or 嘎查 for what lies below a town."""

    area_code: str
    name: str
    level: str
    parent_code: str
    kind: str


def read_area_list(file: Path, county_code: str) -> list[ListedArea]:
    """Return a county's towns and villages as a list in any workbook or CSV names them.

    Each row holds a 12-digit code and a name, in columns of any order; other columns and rows
    are passed over. Raises UsageError when no town of the county is in the file.
    """
    workbooks, findings = open_file(file.read_bytes(), file.name, Limits())
    if findings:
        raise UsageError(f"{file.name}：{findings[0].message}")
    rows = [row for workbook in workbooks for grid in workbook.grids for row in grid.rows]
    named = dict(pair for row in rows if (pair := _code_and_name(row)))
    prefix = county_code[:6]
    ours = {code: name for code, name in sorted(named.items()) if code.startswith(prefix)}
    areas = [_area(code, name) for code, name in ours.items() if not code.endswith(_COUNTY_END)]
    if not any(area.level == "town" for area in areas):
        raise UsageError(sentence("error.no_town", file=file.name, prefix=prefix))
    return areas


def _code_and_name(row: list[CellValue]) -> tuple[str, str] | None:
    texts = [_plain(value) for value in row]
    codes = [text for text in texts if _CODE.fullmatch(text)]
    names = [text for text in texts if text and not text.isdigit()]
    return (codes[0], names[0]) if len(codes) == 1 and names else None


def _plain(value: CellValue) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "".join(str(value or "").split())


def _area(code: str, name: str) -> ListedArea:
    if code.endswith(_TOWN_END):
        return ListedArea(code, _place_name(name), "town", f"{code[:6]}{_COUNTY_END}", "")
    place = _place_name(name)
    kind = next((kind for kind in _KINDS if place.endswith(kind)), "村")
    return ListedArea(code, place, "village", f"{code[:9]}{_TOWN_END}", kind)


def _place_name(name: str) -> str:
    for committee, place in _COMMITTEES:
        if committee.search(name):
            return committee.sub(place, name)
    return name
