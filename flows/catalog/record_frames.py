"""Records as a frame, columns as in their file."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

import pandas as pd


def records_frame(records: Iterable[Any]) -> pd.DataFrame:
    """Return one row per record; tuples become text joined by `|`."""
    return pd.DataFrame(
        [
            {field.name: _cell(getattr(record, field.name)) for field in fields(record)}
            for record in records
        ]
    )


def _cell(value: object) -> object:
    return "|".join(str(part) for part in value) if isinstance(value, tuple) else value
