"""What a declaration file looks like: its record class, its columns, what makes a row unique."""

from dataclasses import dataclass

from flows.catalog import read_cell as read
from flows.catalog.read_cell import Column


@dataclass(frozen=True)
class Table:
    """One declaration file: its record class, its columns and what makes a row unique."""

    record: type
    columns: dict[str, Column]
    key: tuple[str, ...]
    is_required: bool = False


TEXT = Column(read.text)
FILLED = Column(read.filled)
NUMBER = Column(read.number)
YEAR = Column(read.year)
AREA = Column(read.area_code)
MONTH = Column(read.period_or_empty, is_required=False, default="")
OPTIONAL = Column(read.text, is_required=False, default="")
REVISION = {
    "revised_on": Column(read.date_or_empty, is_required=False, default=""),
    "reason": OPTIONAL,
}
