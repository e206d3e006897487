"""What is declared rightly and may still be a mistake: `catalog check` says it and goes on."""

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from flows.catalog.doubtful_figures import doubtful_figures
from flows.catalog.model import Catalog
from flows.catalog.records import Indicator
from flows.period import FOREVER, month_of
from flows.same_figure import ALLOWANCE
from flows.words.place_words import is_all_towns
from flows.words.sentence import say

#: So many codes are named in one sentence.
_MOST_CODES = 12


def catalog_notes(
    catalog: Catalog, year: int, before: Mapping[str, int] | None = None, office: str = ""
) -> list[str]:
    """Return sentences about profiles, contacts, targets and burden, in the terminal's language.

    `before`: how many cells the towns filled in of each form at the last run; a rise is told.
    `office`: who signs; its own contact stands on the papers.
    """
    return [
        *_late_profiles(catalog),
        *_without_contact(catalog),
        *_unknown_contacts(catalog, office),
        *_without_target(catalog, year),
        *_without_town_target(catalog),
        *doubtful_figures(catalog),
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
            code = indicator.indicator_code
            yield say("note.late_profile", code=code, month=target.due_month, share=f"{share:g}")


def _without_contact(catalog: Catalog) -> Iterator[str]:
    """Yield the units and towns that report or lead and that no line of contacts.csv reaches."""
    reached = {contact.recipient for contact in catalog.contacts}
    towns = {town.name for town in catalog.towns_in(FOREVER)}
    missing = sorted((_acting_units(catalog) | towns) - reached)
    if missing:
        yield say("note.no_contact", count=len(missing), names="、".join(missing))


def _acting_units(catalog: Catalog) -> set[str]:
    """Return the units that report or lead; all towns together are none."""
    names = {form.unit for form in catalog.forms if form.unit}
    names |= {unit for row in catalog.indicators for unit in row.lead_units if unit}
    return {name for name in names if not is_all_towns(name)}


def _unknown_contacts(catalog: Catalog, office: str) -> Iterator[str]:
    """Yield the recipients that nothing else of the catalogue names: nobody writes to them."""
    known = _acting_units(catalog) | {
        area.name for area in catalog.areas if area.level != "village"
    }
    known |= {unit for row in catalog.indicators for unit in row.assisting_units}
    known |= {plan.lead_unit for plan in catalog.plans}
    known |= {source.explainer for source in catalog.sources}
    known |= {office, *(catalog.policy.letters.copies or ())} - {""}
    codes = {area.area_code: area.name for area in catalog.areas}
    for name in dict.fromkeys(contact.recipient for contact in catalog.contacts):
        if name not in known:
            near = [codes[name]] if name in codes else get_close_matches(name, sorted(known), 1)
            hint = say("note.did_you_mean", name=near[0]) if near else ""
            yield say("note.unknown_contact", name=name, hint=hint)


def _without_target(catalog: Catalog, year: int) -> Iterator[str]:
    """Yield how many indicators nobody set a figure for that covers the year."""
    stated = {row.indicator_code for row in catalog.targets if row.year <= year}
    local = {row.indicator_code for row in catalog.targets_local if row.year == year}
    later = {row.indicator_code for row in catalog.targets if row.year > year}
    codes = {row.indicator_code for row in catalog.indicators}
    without, only_later = codes - stated - local, later - stated - local
    if without:
        yield say(
            "note.no_target",
            year=year,
            count=len(without),
            later=len(only_later),
            codes="、".join(sorted(without)[:_MOST_CODES])
            + ("…" if len(without) > _MOST_CODES else ""),
        )


def _without_town_target(catalog: Catalog) -> Iterator[str]:
    """Yield the indicators that are judged by town and whose towns never have a target."""
    towns = {town.area_code for town in catalog.towns}
    set_ones = {row.indicator_code for row in catalog.targets_local if row.area_code in towns}
    countywide = {row.indicator_code for row in catalog.targets} | {
        row.indicator_code for row in catalog.targets_local
    }
    for row in catalog.indicators:
        inherits = row.indicator_code in countywide and _reaches_towns(row)
        if row.level == "town" and row.indicator_code not in set_ones and not inherits:
            yield say("note.no_town_target", code=row.indicator_code, name=row.name)


def _reaches_towns(indicator: Indicator) -> bool:
    """Return whether a county's figure gives its towns one, or counts them (rules.md section 3)."""
    counts_towns = indicator.aggregation in ("count_where", "share_where")
    return indicator.kind == "rate" or counts_towns or bool(indicator.allocate_by)


def _cells_to_fill(catalog: Catalog, before: Mapping[str, int]) -> Iterator[str]:
    """Yield how many cells a town fills in of each town form, so that burden is seen."""
    counts = Counter(cells_by_town(catalog))
    for form in catalog.forms:
        of_form = [counts[form.form, town.area_code] for town in catalog.towns_in(FOREVER)]
        if form.reporter == "town" and of_form:
            more = sum(of_form) - before.get(form.form, sum(of_form))
            yield say(
                "note.cells",
                form=form.form,
                each="—".join(str(count) for count in sorted({min(of_form), max(of_form)})),
                total=sum(of_form),
                rise=say("note.more_cells", more=more) if more > 0 else "",
            )


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
