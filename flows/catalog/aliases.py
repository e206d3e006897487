"""Accepting another wording: one line more in `aliases.csv`, checked before it is written."""

import csv
import io
from dataclasses import fields
from pathlib import Path

from flows.catalog.model import Catalog
from flows.catalog.office_records import Alias
from flows.catalog.read_table import decode_declaration
from flows.errors import UsageError
from flows.words.formula_guard import is_formula_like

COLUMNS = [field.name for field in fields(Alias)]


def add_alias(folder: Path, catalog: Catalog, alias: Alias) -> None:
    """Append the alias to the folder's `aliases.csv`, or raise UsageError saying why not.

    An empty scope of a village's alias becomes its town: a nickname counts where it is used.
    """
    alias = _scoped(alias, catalog)
    problem = find_problem(alias, catalog)
    if problem:
        raise UsageError(problem)
    file = folder / "aliases.csv"
    rows = _read_rows(file)
    header = rows[0] if rows else COLUMNS
    values = {name: getattr(alias, name) for name in COLUMNS}
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(
        [*(rows or [header]), [values.get(name, "") for name in header]]
    )
    aside = file.with_suffix(".new")
    aside.write_bytes(text.getvalue().encode("utf-8-sig"))
    aside.replace(file)


def find_problem(alias: Alias, catalog: Catalog) -> str:
    """Return why the alias cannot be accepted, in a sentence, or nothing."""
    name = alias.name.strip()
    known = catalog.area_by_code if alias.kind == "area" else catalog.measure_by_code
    if alias.kind not in ("area", "measure"):
        return f"类别“{alias.kind}”不认识，只能是 area（乡镇、村）或 measure（数据元）"
    if not name or not name.isprintable() or is_formula_like(name):
        return f"名称“{alias.name}”不能作为别名，请写出表里所用的名称"
    if alias.code not in known:
        return f"代码“{alias.code}”没有登记，请从目录库中选取"
    if alias.scope not in ("", _own_scope(alias, catalog)):
        return f"范围“{alias.scope}”与“{alias.code}”不符，应为“{_own_scope(alias, catalog)}”或留空"
    return _find_clash(alias, catalog)


def _scoped(alias: Alias, catalog: Catalog) -> Alias:
    if alias.kind != "area" or alias.scope or alias.code not in catalog.area_by_code:
        return alias
    scope = _own_scope(alias, catalog)
    return Alias(alias.kind, alias.name.strip(), alias.code, scope, alias.author, alias.date)


def _own_scope(alias: Alias, catalog: Catalog) -> str:
    """Return the town of a village, the form of a measure."""
    if alias.kind == "area":
        area = catalog.area_by_code[alias.code]
        return area.parent_code if area.level == "village" else ""
    return catalog.measure_by_code[alias.code].form


def _find_clash(alias: Alias, catalog: Catalog) -> str:
    """Return what the name already means, when that is something else or the same."""
    for other in catalog.aliases:
        if (other.kind, other.name, other.scope) == (alias.kind, alias.name.strip(), alias.scope):
            return f"“{other.name}”已是“{other.code}”的别名"
    if alias.kind == "area":
        town = _own_scope(alias, catalog)
        beside = catalog.villages_by_town.get(town, ()) if town else catalog.towns
        names = {area.name: area.area_code for area in beside}
    else:
        measures = catalog.measures_by_form[_own_scope(alias, catalog)]
        names = {name: m.measure_code for m in measures for name in (m.name, *m.aliases)}
    if alias.name.strip() in names:
        return f"“{alias.name.strip()}”在目录库中已指“{names[alias.name.strip()]}”"
    return ""


def _read_rows(file: Path) -> list[list[str]]:
    if not file.exists():
        return []
    rows = csv.reader(io.StringIO(decode_declaration(file.read_bytes()), newline=""))
    return [row for row in rows if any(cell.strip() for cell in row)]
