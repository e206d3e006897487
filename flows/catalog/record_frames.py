"""Records as a frame, columns as in their file."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

import pandas as pd


def records_frame(records: Iterable[Any]) -> pd.DataFrame:
    """Return one row per record; tuples become text joined by `|`."""
    return pd.DataFrame(
        [
            {
                name: "|".join(str(part) for part in value) if isinstance(value, tuple) else value
                for name, value in asdict(record).items()
            }
            for record in records
        ]
    )
