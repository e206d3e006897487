"""Which columns the files have in which an office notes contacts, corrections and the like."""

from flows.catalog import office_records as records
from flows.catalog import read_cell as read
from flows.catalog.read_cell import Column
from flows.catalog.table_shape import AREA, FILLED, OPTIONAL, TEXT, Table

MAIL_KINDS = ("digest", "findings", "missing", "letter")


def _at_least_zero(cell: str) -> float:
    """Return a number that is not negative."""
    value = read.number(cell)
    if value < 0:
        raise ValueError(f"“{cell}”应不小于 0")
    return value


def _share(cell: str) -> float:
    """Return a share of 0 to 1."""
    value = _at_least_zero(cell)
    if value > 1:
        raise ValueError(f"“{cell}”应在 0 到 1 之间，如 0.05")
    return value


OFFICE_TABLES = {
    "contacts": Table(
        records.Contact,
        {
            "recipient": FILLED,
            "name": TEXT,
            "address": Column(read.address),
            "role": TEXT,
            "wanted": Column(read.many, is_required=False, default=MAIL_KINDS),
            "phone": OPTIONAL,
        },
        key=("recipient", "address"),
    ),
    "calendar": Table(
        records.CalendarDay,
        {"date": Column(read.date), "is_working": Column(read.yes_no), "note": OPTIONAL},
        key=("date",),
    ),
    "corrections": Table(
        records.Correction,
        {
            "file": TEXT,
            "sheet": TEXT,
            "cell": TEXT,
            "measure_code": FILLED,
            "area_code": AREA,
            "period": Column(read.period_or_empty),
            "action": Column(read.one_of("replace", "drop")),
            "expected": TEXT,
            "value": TEXT,
            "reason": FILLED,
            "author": FILLED,
            "date": Column(read.date_or_empty),
        },
        key=("file", "sheet", "cell", "measure_code", "area_code", "period"),
    ),
    "explanations": Table(
        records.Explanation,
        {
            "form": FILLED,
            "area": AREA,
            "period": Column(read.period_or_empty),
            "measure": FILLED,
            "text": FILLED,
            "author": TEXT,
            "date": Column(read.date_or_empty),
        },
        key=("form", "area", "period", "measure", "date"),
    ),
    "sources": Table(
        records.Source,
        {
            "source": FILLED,
            "measure_code": FILLED,
            "level": Column(read.one_of("town", "village")),
            "area_column": FILLED,
            "town_column": OPTIONAL,
            "value_column": OPTIONAL,
            "unit": OPTIONAL,
            "tolerance": Column(_share, is_required=False, default=0.0),
            "tolerance_amount": Column(_at_least_zero, is_required=False, default=0.0),
            "explainer": FILLED,
        },
        key=("source", "measure_code"),
    ),
    "aliases": Table(
        records.Alias,
        {
            "kind": Column(read.one_of("area", "measure")),
            "name": FILLED,
            "code": FILLED,
            "scope": TEXT,
            "author": TEXT,
            "date": Column(read.date_or_empty),
        },
        key=("kind", "name", "scope"),
    ),
    "silences": Table(
        records.Silence,
        {
            "recipient": FILLED,
            "indicator_code": TEXT,
            "area_code": TEXT,
            "until": Column(read.date_or_empty),
            "reason": FILLED,
        },
        key=("recipient", "indicator_code", "area_code"),
    ),
    "conflicts": Table(
        records.Conflict,
        dict.fromkeys(
            (
                "code_a",
                "code_b",
                "what",
                "figure_a",
                "figure_b",
                "citation_a",
                "citation_b",
                "comment",
            ),
            TEXT,
        ),
        key=("code_a", "code_b", "what"),
    ),
    "mechanisms": Table(
        records.Mechanism,
        dict.fromkeys(("name", "plan", "section", "cadence", "what_it_requires"), TEXT),
        key=("name", "plan", "section"),
    ),
    "dropped": Table(
        records.Dropped,
        dict.fromkeys(("name", "plan", "section", "reason"), TEXT),
        key=("name", "plan", "section"),
    ),
}
