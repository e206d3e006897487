"""Which columns each declaration file has; the only place that knows."""

from dataclasses import dataclass

from flows.catalog import read_cell as read
from flows.catalog import records
from flows.catalog.read_cell import Column

_OPTIONAL = Column(read.text, is_required=False, default="")
_REVISION = {
    "revised_on": Column(read.date_or_empty, is_required=False, default=""),
    "reason": _OPTIONAL,
}
_TEXT = Column(read.text)
_FILLED = Column(read.filled)
_NUMBER = Column(read.number)
_AREA = Column(read.area_code)

MAIL_KINDS = ("digest", "findings", "missing", "letter")


@dataclass(frozen=True)
class Table:
    """One declaration file: its record class, its columns and what makes a row unique."""

    record: type
    columns: dict[str, Column]
    key: tuple[str, ...]
    is_required: bool = False


TABLES = {
    "areas": Table(
        records.Area,
        {
            "area_code": _AREA,
            "name": _FILLED,
            "level": Column(read.one_of("county", "town", "village")),
            "parent_code": _TEXT,
            "kind": _TEXT,
        },
        key=("area_code",),
        is_required=True,
    ),
    "forms": Table(
        records.Form,
        {
            "form": _FILLED,
            "name": _FILLED,
            "reporter": Column(read.one_of("town", "department")),
            "unit": _TEXT,
            "row_level": Column(read.one_of("county", "town", "village")),
            "layout": Column(read.one_of("areas_in_rows", "measures_in_rows")),
            "frequency": Column(read.one_of("monthly", "quarterly", "annual")),
            "due_day": Column(read.day_of_month),
        },
        key=("form",),
        is_required=True,
    ),
    "measures": Table(
        records.Measure,
        {
            "measure_code": _FILLED,
            "name": _FILLED,
            "unit": _FILLED,
            "accumulation": Column(read.one_of("stock", "ytd", "cumulative")),
            "row_level": Column(read.one_of("county", "town", "village")),
            "form": _FILLED,
            "aliases": Column(read.many),
            "min": Column(read.number_or_none),
            "max": Column(read.number_or_none),
            "integer": Column(read.yes_no),
            "subset_of": _TEXT,
        },
        key=("measure_code",),
        is_required=True,
    ),
    "indicators": Table(
        records.Indicator,
        {
            "indicator_code": _FILLED,
            "name": _FILLED,
            "plan": _FILLED,
            "section": _TEXT,
            "also_in": _TEXT,
            "lead_unit": _FILLED,
            "unit": _FILLED,
            "kind": Column(read.one_of("rate", "stock", "flow", "cumulative")),
            "direction": Column(read.one_of("at_least", "at_most", "equal", "between")),
            "level": Column(read.one_of("county", "town", "village")),
            "aggregation": Column(
                read.one_of("sum", "ratio", "share_where", "count_where", "none")
            ),
            "condition": Column(read.condition),
            "measure": _TEXT,
            "numerator": _TEXT,
            "denominator": _TEXT,
            "reporter": Column(read.one_of("town", "department")),
            "form": _TEXT,
            "frequency": Column(read.one_of("monthly", "quarterly", "annual")),
            "integer": Column(read.yes_no),
            "tolerance": Column(read.number_or_none),
            "allocate_by": _TEXT,
            "path": Column(read.one_of("", "from_zero")),
            "profile": Column(read.profile),
            "note": _TEXT,
        },
        key=("indicator_code",),
        is_required=True,
    ),
    "targets": Table(
        records.Target,
        {
            "indicator_code": _FILLED,
            "year": Column(read.year),
            "value": Column(read.number_or_none),
            "value_upper": Column(read.number_or_none),
            "basis": Column(
                read.one_of(
                    "stated",
                    "every_year",
                    "maintain",
                    "end_of_period",
                    "baseline",
                    "relative_2020",
                )
            ),
            "due_month": Column(read.period_or_empty),
            "citation": _TEXT,
            **_REVISION,
        },
        key=("indicator_code", "year", "revised_on"),
        is_required=True,
    ),
    "targets_local": Table(
        records.LocalTarget,
        {
            "indicator_code": _FILLED,
            "area_code": _AREA,
            "year": Column(read.year),
            "value": _NUMBER,
            "value_upper": Column(read.number_or_none, is_required=False),
            **_REVISION,
        },
        key=("indicator_code", "area_code", "year", "revised_on"),
    ),
    "baselines": Table(
        records.Baseline,
        {
            "indicator_code": _FILLED,
            "area_code": _AREA,
            "year": Column(read.year),
            "value": _NUMBER,
        },
        key=("indicator_code", "area_code", "year"),
    ),
    "contacts": Table(
        records.Contact,
        {
            "recipient": _FILLED,
            "name": _TEXT,
            "address": Column(read.address),
            "role": _TEXT,
            "wanted": Column(read.many, is_required=False, default=MAIL_KINDS),
        },
        key=("recipient", "address"),
    ),
    "corrections": Table(
        records.Correction,
        {
            "file": _TEXT,
            "sheet": _TEXT,
            "cell": _TEXT,
            "measure_code": _FILLED,
            "area_code": _AREA,
            "period": Column(read.period_or_empty),
            "action": Column(read.one_of("replace", "drop")),
            "expected": _TEXT,
            "value": _TEXT,
            "reason": _FILLED,
            "author": _FILLED,
            "date": Column(read.date_or_empty),
        },
        key=("file", "sheet", "cell", "measure_code", "area_code", "period"),
    ),
    "aliases": Table(
        records.Alias,
        {
            "kind": Column(read.one_of("area", "measure")),
            "name": _FILLED,
            "code": _FILLED,
            "scope": _TEXT,
            "author": _TEXT,
            "date": Column(read.date_or_empty),
        },
        key=("kind", "name", "scope"),
    ),
    "silences": Table(
        records.Silence,
        {
            "recipient": _FILLED,
            "indicator_code": _TEXT,
            "area_code": _TEXT,
            "until": Column(read.date_or_empty),
            "reason": _FILLED,
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
            _TEXT,
        ),
        key=("code_a", "code_b", "what"),
    ),
    "mechanisms": Table(
        records.Mechanism,
        dict.fromkeys(("name", "plan", "section", "cadence", "what_it_requires"), _TEXT),
        key=("name", "plan", "section"),
    ),
    "dropped": Table(
        records.Dropped,
        dict.fromkeys(("name", "plan", "section", "reason"), _TEXT),
        key=("name", "plan", "section"),
    ),
}
