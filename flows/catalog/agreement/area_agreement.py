"""What the areas must agree about: levels, one county, and the months in which they are valid."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from flows.catalog.read_table import Numbered, Problems, Tables
from flows.catalog.records import Area
from flows.period import FOREVER, shift

_PARENT_LEVEL = {"town": "county", "village": "town"}


def check_areas(tables: Tables, problems: Problems) -> None:
    """Note every wrong parent, month and successor, and a county that is none or several."""
    areas = {row.record.area_code: row.record for row in tables["areas"]}
    is_read = "areas" not in problems.unread
    for row in tables["areas"]:
        if is_read or row.record.parent_code in areas:
            for sentence in _problems_of(row.record, areas):
                problems.add("areas.csv", row.row, sentence)
    _check_names(tables, problems)
    if not is_read:
        return
    counties = [row for row in tables["areas"] if row.record.level == "county"]
    if tables["areas"] and len(counties) != 1:
        problems.add("areas.csv", None, f"应有一个 county 级区划，现有 {len(counties)} 个")


def _problems_of(area: Area, areas: Mapping[str, Area]) -> Iterator[str]:
    parent = areas.get(area.parent_code)
    wanted = _PARENT_LEVEL.get(area.level)
    if wanted and (parent is None or parent.level != wanted):
        yield f"parent_code：{area.name}的上级应为 {wanted} 级区划，现为“{area.parent_code}”"
    elif parent is not None and parent.level == "town":
        yield from _problems_within(area, parent)
    if area.level == "county" and (area.valid_from or area.valid_to or area.merged_into):
        yield "县级区划一直有效，不能填写 valid_from、valid_to、merged_into"
    if area.valid_to and area.valid_from > area.valid_to:
        yield f"valid_from {area.valid_from} 晚于 valid_to {area.valid_to}"
    if area.merged_into:
        yield from _problems_of_merger(area, areas.get(area.merged_into))


def _check_names(tables: Tables, problems: Problems) -> None:
    """Note every name that two areas below one other have in the same month."""
    named: dict[tuple[str, str], list[Numbered]] = defaultdict(list)
    for row in tables["areas"]:
        named[row.record.parent_code, row.record.name].append(row)
    for (_, name), rows in named.items():
        for number, row in enumerate(rows):
            other = next((one for one in rows[:number] if _meet(one.record, row.record)), None)
            if other is not None:
                sentence = (
                    f"name：“{name}”与第 {other.row} 行同名，报表中无法区分，请写成不同的名称"
                )
                problems.add("areas.csv", row.row, sentence)


def _meet(one: Area, other: Area) -> bool:
    """Return whether two areas are valid in some month together."""
    starts = max(one.valid_from, other.valid_from)
    return starts <= min(one.valid_to or FOREVER, other.valid_to or FOREVER)


def _problems_within(area: Area, parent: Area) -> Iterator[str]:
    """Yield where a village is valid before or after its town."""
    if area.valid_from < parent.valid_from:
        yield f"{area.name} 早于上级{parent.name}生效，valid_from 应不早于 {parent.valid_from}"
    if (area.valid_to or FOREVER) > (parent.valid_to or FOREVER):
        yield f"{area.name} 晚于上级{parent.name}撤销，valid_to 应不晚于 {parent.valid_to}"


def _problems_of_merger(area: Area, successor: Area | None) -> Iterator[str]:
    if not area.valid_to:
        yield "填写 merged_into 时须写明 valid_to（最后一个有效月份）"
    elif successor is not None and not successor.is_valid_in(shift(area.valid_to, 1)):
        yield f"merged_into：{successor.name} 在 {shift(area.valid_to, 1)} 并不有效"
    if successor is not None and successor.level != area.level:
        yield f"merged_into：{successor.name} 不是 {area.level} 级区划"
