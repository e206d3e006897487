"""What is declared rightly and may still be a mistake: `catalog check` says it and goes on."""

from collections import Counter
from collections.abc import Iterator, Mapping

from flows.catalog.model import Catalog
from flows.period import FOREVER, month_of
from flows.same_figure import ALLOWANCE
from flows.words.place_words import is_all_towns


def catalog_notes(
    catalog: Catalog, year: int, before: Mapping[str, int] | None = None
) -> list[str]:
    """Return Chinese sentences about profiles, contacts, targets of the year and burden.

    `before`: how many cells the towns filled in of each form at the last run; a rise is told.
    """
    return [
        *_late_profiles(catalog),
        *_without_contact(catalog),
        *_without_target(catalog, year),
        *_cells_to_fill(catalog, before or {}),
    ]


def _late_profiles(catalog: Catalog) -> Iterator[str]:
    """Yield where a seasonal profile is not at its end in the due month."""
    for target in catalog.targets:
        indicator = catalog.indicator_by_code[target.indicator_code]
        if not target.due_month or not indicator.profile or indicator.path == "at_due":
            continue
        share = indicator.profile[month_of(target.due_month) - 1]
        if share < 1 - ALLOWANCE:
            yield (
                f"{indicator.indicator_code}：{target.due_month} 应完成，"
                f"季节进度当月只到 {share:g}，请核对"
            )


def _without_contact(catalog: Catalog) -> Iterator[str]:
    """Yield the units and towns that report or lead and that no line of contacts.csv reaches."""
    reached = {contact.recipient for contact in catalog.contacts}
    reporters = {form.unit for form in catalog.forms if form.unit}
    leads = {unit for row in catalog.indicators for unit in row.lead_units}
    towns = {town.name for town in catalog.towns_in(FOREVER)}
    owed = {name for name in reporters | leads if not is_all_towns(name)} | towns
    missing = sorted(owed - reached)
    if missing:
        yield f"contacts.csv 中没有 {len(missing)} 个报送或牵头单位：{'、'.join(missing)}"


def _without_target(catalog: Catalog, year: int) -> Iterator[str]:
    """Yield how many indicators nobody set a figure for that covers the year."""
    stated = {row.indicator_code for row in catalog.targets if row.year <= year}
    local = {row.indicator_code for row in catalog.targets_local if row.year == year}
    later = {row.indicator_code for row in catalog.targets if row.year > year}
    codes = {row.indicator_code for row in catalog.indicators}
    without, only_later = codes - stated - local, later - stated - local
    if without:
        yield (
            f"{year} 年 {len(without)} 项指标没有本年及以前写明的目标，"
            f"其中 {len(only_later)} 项只写明以后年份的目标，按推算的参考进度评价"
        )


def _cells_to_fill(catalog: Catalog, before: Mapping[str, int]) -> Iterator[str]:
    """Yield how many cells a town fills in of each town form, so that burden is seen."""
    counts, places = Counter(cells_by_town(catalog)), catalog.places
    for form in catalog.forms:
        of_form = [counts[form.form, town.area_code] for town in catalog.towns_in(FOREVER)]
        if form.reporter == "town" and of_form:
            more = sum(of_form) - before.get(form.form, sum(of_form))
            rise = f"，比上次运行多 {more} 格，请核对是否必要（为基层减负）" if more > 0 else ""
            span = "—".join(str(count) for count in sorted({min(of_form), max(of_form)}))
            total = f"{places.whole} {sum(of_form)} 格"
            yield f"{form.form} 每{places.town}每期 {span} 格，{total}{rise}"


def cells_by_town(catalog: Catalog) -> dict[tuple[str, str], int]:
    """Return how many cells each town fills in of each town form, by form and town.

    Areas that are closed, or will be, do not count.
    """
    rows = {
        town.area_code: len(catalog.villages_in(town.area_code, FOREVER))
        for town in catalog.towns_in(FOREVER)
    }
    return {
        (form.form, town): len(catalog.measures_asked(form.form, town))
        * (count if form.row_level == "village" else 1)
        for form in catalog.forms
        if form.reporter == "town"
        for town, count in rows.items()
    }
