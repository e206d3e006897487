"""Everything a report may say about a month, read once from the warehouse."""

from dataclasses import dataclass, field

import duckdb
import pandas as pd

from flows.catalog.model import Catalog
from flows.sql_files import sql_reader

read_sql = sql_reader(__file__)

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

#: The columns of `late_changes` that papers read; `is_adopted`: the month is unlocked since.
LATE_COLUMNS = [
    "period",
    "measure_code",
    "area_code",
    "published",
    "reported",
    "form",
    "submission_area",
    "file_name",
    "sheet",
    "cell",
    "is_adopted",
]


@dataclass(frozen=True, eq=False)
class Facts:
    """The published tables of contract.md as frames, up to the report's month.

    `assessments`, `town_scores`, `indicator_values`, `status_changes` and `reporting_rates` hold
    all periods up to `period`; `findings`, `resubmission_changes` and `source_differences` the
    report's month; `submissions` all months; `latest_observations` the latest of each measure and
    area; `warnings` all episodes; `open_warnings` those of the month's end as they stood then;
    `matters` all months up to `period`, in order; `plan_results` what had ended by then;
    `late_changes` what the month's papers list of them.
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
    latest_observations: pd.DataFrame
    findings: pd.DataFrame
    status_changes: pd.DataFrame
    reporting_rates: pd.DataFrame
    resubmission_changes: pd.DataFrame
    late_changes: pd.DataFrame
    plan_results: pd.DataFrame
    source_differences: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def month(self) -> pd.DataFrame:
        """Return the assessments of the report's month."""
        return self.assessments[self.assessments["period"] == self.period]


#: The frames that hold rows up to the report's month, each with its statement in `sql/`.
_FRAMES = (
    "assessments",
    "indicator_values",
    "warnings",
    "open_warnings",
    "matters",
    "town_scores",
    "submissions",
    "latest_observations",
    "findings",
    "status_changes",
    "reporting_rates",
    "resubmission_changes",
    "late_changes",
    "plan_results",
    "source_differences",
)


def load_facts(
    connection: duckdb.DuckDBPyConnection,
    catalog: Catalog,
    period: str,
    *,
    office: str,
    is_synthetic: bool,
) -> Facts:
    """Return the facts of a month from an open warehouse."""
    values = {"period": period}
    frames = {name: connection.execute(read_sql(name), values).df() for name in _FRAMES}
    return Facts(
        period=period,
        catalog=catalog,
        office=office,
        is_synthetic=is_synthetic,
        targets=connection.execute(read_sql("targets")).df(),
        **frames,
    )
