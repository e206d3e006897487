"""Which columns each declaration file has; with `office_columns` the only place that knows."""

from flows.catalog import read_cell as read
from flows.catalog import records
from flows.catalog.office_columns import OFFICE_TABLES
from flows.catalog.read_cell import Column
from flows.catalog.table_shape import (
    AREA,
    FILLED,
    MONTH,
    NUMBER,
    OPTIONAL,
    REVISION,
    TEXT,
    YEAR,
    Table,
)

_FREQUENCY = Column(read.one_of("monthly", "quarterly", "half_yearly", "annual"))
_LEVEL = Column(read.one_of("county", "town", "village"))

TABLES = {
    "plans": Table(
        records.Plan,
        {
            "plan": FILLED,
            "title": FILLED,
            "first_year": YEAR,
            "last_year": YEAR,
            "base_year": YEAR,
            "lead_unit": TEXT,
            "source": OPTIONAL,
        },
        key=("plan",),
        is_required=True,
    ),
    "areas": Table(
        records.Area,
        {
            "area_code": AREA,
            "name": FILLED,
            "level": _LEVEL,
            "parent_code": TEXT,
            "kind": TEXT,
            "valid_from": MONTH,
            "valid_to": MONTH,
            "merged_into": OPTIONAL,
        },
        key=("area_code",),
        is_required=True,
    ),
    "forms": Table(
        records.Form,
        {
            "form": FILLED,
            "name": FILLED,
            "reporter": Column(read.one_of("town", "department")),
            "unit": TEXT,
            "row_level": _LEVEL,
            "layout": Column(read.one_of("areas_in_rows", "measures_in_rows")),
            "frequency": _FREQUENCY,
            "due_day": Column(read.day_of_month),
        },
        key=("form",),
        is_required=True,
    ),
    "measures": Table(
        records.Measure,
        {
            "measure_code": FILLED,
            "name": FILLED,
            "unit": FILLED,
            "accumulation": Column(read.one_of("stock", "ytd", "cumulative")),
            "row_level": _LEVEL,
            "form": FILLED,
            "aliases": Column(read.many),
            "min": Column(read.number_or_none),
            "max": Column(read.number_or_none),
            "integer": Column(read.yes_no),
            "subset_of": TEXT,
            "retired": MONTH,
            "definition": OPTIONAL,
        },
        key=("measure_code",),
        is_required=True,
    ),
    "indicators": Table(
        records.Indicator,
        {
            "indicator_code": FILLED,
            "name": FILLED,
            "plan": FILLED,
            "section": TEXT,
            "also_in": TEXT,
            "lead_unit": FILLED,
            "lead_basis": OPTIONAL,
            "assisting_units": Column(read.units, is_required=False, default=()),
            "unit": FILLED,
            "kind": Column(read.one_of("rate", "stock", "flow", "cumulative")),
            "direction": Column(read.one_of("at_least", "at_most", "equal", "between")),
            "level": _LEVEL,
            "aggregation": Column(
                read.one_of("sum", "ratio", "share_where", "count_where", "none")
            ),
            "condition": Column(read.condition),
            "measure": TEXT,
            "numerator": TEXT,
            "denominator": TEXT,
            "reporter": Column(read.one_of("town", "department")),
            "form": TEXT,
            "frequency": _FREQUENCY,
            "due_years": Column(read.years, is_required=False, default=()),
            "integer": Column(read.yes_no),
            "tolerance": Column(read.number_or_none),
            "allocate_by": TEXT,
            "path": Column(read.one_of("", "from_zero", "at_due")),
            "profile": Column(read.profile),
            "profile_note": OPTIONAL,
            "applies_to": Column(read.area_codes, is_required=False, default=()),
            "importance": Column(read.positive, is_required=False, default=1.0),
            "note": TEXT,
            "retired": MONTH,
            "predecessor": OPTIONAL,
            "introduced": MONTH,
        },
        key=("indicator_code",),
        is_required=True,
    ),
    "targets": Table(
        records.Target,
        {
            "indicator_code": FILLED,
            "year": YEAR,
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
            "citation": TEXT,
            **REVISION,
        },
        key=("indicator_code", "year", "revised_on"),
        is_required=True,
    ),
    "targets_local": Table(
        records.LocalTarget,
        {
            "indicator_code": FILLED,
            "area_code": AREA,
            "year": YEAR,
            "value": NUMBER,
            "value_upper": Column(read.number_or_none, is_required=False),
            **REVISION,
            "document": Column(read.text, is_required=False, default=""),
            "approver": Column(read.text, is_required=False, default=""),
        },
        key=("indicator_code", "area_code", "year", "revised_on"),
    ),
    "baselines": Table(
        records.Baseline,
        {
            "indicator_code": FILLED,
            "area_code": AREA,
            "year": YEAR,
            "value": NUMBER,
        },
        key=("indicator_code", "area_code", "year"),
    ),
    **OFFICE_TABLES,
}
