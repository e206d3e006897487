"""The frame that the rules judge: every value with its bounds and its whole joined to it."""

import numpy as np
import pandas as pd

from flows.allowance import ALLOWANCE
from flows.catalog.model import Catalog
from flows.errors import DeclarationError

_KEYS = ["submission_id", "measure_code", "area_code", "period", "span"]
#: What the rules may rely on; checked before Great Expectations sees the frame.
NUMBERS = (
    "value",
    "unsigned_value",
    "value_and_allowance",
    "lower_limit",
    "upper_limit",
    "fraction",
    "part_value",
    "whole_value",
)
#: What a rule's `tried` may name.
CONCERNED = ("is_unsigned", "has_lower", "has_upper", "is_whole", "has_whole")


def rule_frame(cells: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Return one row per cell with a number; `row_number` is its position in `cells`.

    Absent bounds are infinite, because the pair rules fail on nulls; `unsigned_value` is 0 where
    the measure may be negative. CONCERNED tells which rows each rule has something to say about.
    """
    values = cells[cells["state"] == "value"]
    values = values.assign(row_number=np.flatnonzero(cells["state"] == "value"))
    bounds = pd.DataFrame(
        [
            (row.measure_code, row.min, row.max, row.integer, row.subset_of)
            for row in catalog.measures
        ],
        columns=["measure_code", "lower", "upper", "is_integer", "subset_of"],
    )
    frame = values.merge(bounds, on="measure_code", how="left", validate="many_to_one")
    lower = frame["lower"].astype("float64")
    is_signed = lower.isna() | (lower < 0)
    fraction = (frame["value"] - frame["value"].round()).abs()
    wholes = values[[*_KEYS, "value", "row_number"]].rename(
        columns={"measure_code": "subset_of", "value": "whole", "row_number": "whole_row"}
    )
    wholes = wholes.drop_duplicates(["submission_id", "subset_of", "area_code", "period", "span"])
    keys = ["submission_id", "subset_of", "area_code", "period", "span"]
    frame = frame.assign(
        unsigned_value=frame["value"].where(~is_signed, 0.0),
        value_and_allowance=frame["value"] + ALLOWANCE,
        lower_limit=lower.where(lower > 0, -np.inf),
        upper_limit=frame["upper"].astype("float64").fillna(np.inf) + ALLOWANCE,
        fraction=fraction.where(frame["is_integer"].astype(bool), 0.0),
        is_unsigned=~is_signed,
        has_lower=lower > 0,
        has_upper=frame["upper"].notna(),
        is_whole=frame["is_integer"].astype(bool),
    ).merge(wholes, on=keys, how="left", validate="many_to_one")
    frame = frame.assign(
        has_whole=frame["whole"].notna(),
        part_value=frame["value"].where(frame["whole"].notna(), -np.inf),
        whole_value=frame["whole"].fillna(np.inf) + ALLOWANCE,
    )
    return _checked(frame)


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    for name in NUMBERS:
        if name not in frame or frame[name].dtype != "float64" or frame[name].isna().any():
            raise DeclarationError(f"quality frame: column {name!r} is not all numbers")
    return frame
