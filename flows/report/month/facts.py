"""Everything a report may say about a month, read once from the warehouse."""

from dataclasses import dataclass

import duckdb
import pandas as pd

from flows.catalog.model import Catalog

#: The columns of `matters` (rules.md section 10).
MATTER_COLUMNS = [
    "period",
    "position",
    "indicator_code",
    "area_code",
    "level",
    "is_reference",
    "months",
    "shortfall",
    "towns",
    "also",
    "is_watched",
]
#: The columns of `open_warnings` that papers read.
OPEN_COLUMNS = ["period", "warning_id", "level", "is_watched", "months"]


@dataclass(frozen=True)
class Facts:
    """The published tables of contract.md as frames, up to the report's month.

    `assessments`, `town_scores`, `indicator_values`, `status_changes` and `reporting_rates` hold
    all periods up to `period`; `findings` and `resubmission_changes` the report's month;
    `submissions` and `observations` all months; `warnings` all episodes; `open_warnings` those of
    the month's end as they stood then; `matters` all months up to `period`, in order.
    """

    period: str
    catalog: Catalog
    office: str
    is_synthetic: bool
    assessments: pd.DataFrame
    indicator_values: pd.DataFrame
    targets: pd.DataFrame
    warnings: pd.DataFrame
    open_warnings: pd.DataFrame
    matters: pd.DataFrame
    town_scores: pd.DataFrame
    submissions: pd.DataFrame
    observations: pd.DataFrame
    findings: pd.DataFrame
    status_changes: pd.DataFrame
    reporting_rates: pd.DataFrame
    resubmission_changes: pd.DataFrame

    @property
    def month(self) -> pd.DataFrame:
        """Return the assessments of the report's month."""
        return self.assessments[self.assessments["period"] == self.period]


_QUERIES = {
    "assessments": "select * from assessments where period <= $period order by all",
    "indicator_values": "select * from indicator_values where period <= $period order by all",
    "targets": "select * from targets where $period = $period order by all",
    "warnings": "select * from warnings where opened <= $period order by all",
    "open_warnings": "select * from open_warnings where period = $period order by all",
    "matters": "select * from matters where period <= $period order by period, position",
    "town_scores": "select * from town_scores where period <= $period order by all",
    "submissions": "select * from submissions where period <= $period order by all",
    "observations": "select * from observations where period <= $period order by all",
    "findings": "select * from findings where period = $period order by all",
    "status_changes": "select * from status_changes where period <= $period order by all",
    "reporting_rates": "select * from reporting_rates where period <= $period order by all",
    "resubmission_changes": (
        "select * from resubmission_changes where period = $period order by all"
    ),
}


def load_facts(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    period: str,
    *,
    office: str,
    is_synthetic: bool,
) -> Facts:
    """Return the facts of a month from an open warehouse."""
    frames = {
        name: connection.execute(query, {"period": period}).df() for name, query in _QUERIES.items()
    }
    return Facts(period=period, catalog=catalog, office=office, is_synthetic=is_synthetic, **frames)
