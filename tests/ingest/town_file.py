"""The form of village collective income as 城关镇 sends it, drawn as text; readers of what came."""

from flows.catalog.load import load_catalog
from flows.ingest.forms.interpret import interpret
from flows.ingest.grid import Grid
from flows.paths import PROJECT
from tests.ingest.grids import grid, workbook

CATALOG = load_catalog(PROJECT / "data" / "catalog")
#: 城关镇 has 清风社区, 清风村, 安坪村 and 安坪社区村; 胜利村 is its own, 同心社区 is 中厂镇's.
QINGFENG_COMMUNITY, QINGFENG, ANPING, ANPING_COMMUNITY, SHENGLI = (
    "610929100002",
    "610929100203",
    "610929100209",
    "610929100213",
    "610929100201",
)
INCOME, PARKS, ENTITIES, SHELL, INDUSTRIES = (
    "collective_operating_income_ytd",
    "village_modern_parks",
    "village_new_entities",
    "shell_village",
    "village_leading_industries",
)
TITLE = "2022年6月城关镇村集体经济发展月报表"
REST = "|经营性收入累计|主导产业数|农业园区数|新型经营主体数|空壳村|"


def read(*grids: Grid, catalog=CATALOG, history=None, name="报表.xlsx"):
    return interpret(workbook(*grids, name=name), catalog, "2022-06", history or {})


def values(reading, span="value") -> dict[tuple[str, str], float]:
    return {
        (cell.measure_code, cell.area_code): cell.value
        for part in reading.submissions
        for cell in part.cells
        if cell.state == "value" and cell.span == span
    }


def held(reading) -> set[str]:
    return {
        cell.cell for part in reading.submissions for cell in part.cells if cell.state == "held"
    }


def codes(reading) -> list[tuple[str, str]]:
    """Return code and cell of every finding but column_missing, of which the drawings are full."""
    found = [*reading.findings, *(item for part in reading.submissions for item in part.findings)]
    return [(item.code, item.cell) for item in found if item.code != "column_missing"]


def messages(reading, code: str) -> list[str]:
    found = [*reading.findings, *(item for part in reading.submissions for item in part.findings)]
    return [item.message for item in found if item.code == code]


def village_table(*rows: str, title: str = TITLE, header: str = "", **details: object) -> Grid:
    header = header or "|村（社区）" + REST
    return grid("\n".join([f"|{title}|", header, *rows]), **details)
