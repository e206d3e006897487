"""The frame that the rules judge: every value with its bounds and its whole joined to it."""

import numpy as np
import pandas as pd

from flows.catalog.model import Catalog
from flows.errors import DeclarationError
from flows.same_figure import ALLOWANCE
from flows.words.sentence import sentence

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
    bounded = _with_bounds(values, catalog)
    return _checked(_with_wholes(bounded, values))


def _with_bounds(values: pd.DataFrame, catalog: Catalog) -> pd.DataFrame:
    """Return the rows with what their measure allows."""
    declared = [
        (row.measure_code, row.min, row.max, row.integer, row.subset_of) for row in catalog.measures
    ]
    columns = ["measure_code", "lower", "upper", "is_integer", "subset_of"]
    bounds = pd.DataFrame(declared, columns=columns)
    frame = values.merge(bounds, on="measure_code", how="left", validate="many_to_one")
    lower, upper = frame["lower"].astype("float64"), frame["upper"].astype("float64")
    is_signed, is_whole = lower.isna() | (lower < 0), frame["is_integer"].astype(bool)
    fraction = (frame["value"] - frame["value"].round()).abs()
    return frame.assign(
        unsigned_value=frame["value"].where(~is_signed, 0.0),
        value_and_allowance=frame["value"] + ALLOWANCE,
        lower_limit=lower.where(lower > 0, -np.inf),
        upper_limit=upper.fillna(np.inf) + ALLOWANCE,
        fraction=fraction.where(is_whole, 0.0),
        is_unsigned=~is_signed,
        has_lower=lower > 0,
        has_upper=upper.notna(),
        is_whole=is_whole,
    )


def _with_wholes(frame: pd.DataFrame, values: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the value and the row of the whole that each is a part of."""
    wholes = values[[*_KEYS, "value", "row_number"]].rename(
        columns={"measure_code": "subset_of", "value": "whole", "row_number": "whole_row"}
    )
    keys = ["subset_of" if key == "measure_code" else key for key in _KEYS]
    wholes = wholes.drop_duplicates(keys)
    joined = frame.merge(wholes, on=keys, how="left", validate="many_to_one")
    has_whole = joined["whole"].notna()
    return joined.assign(
        has_whole=has_whole,
        part_value=joined["value"].where(has_whole, -np.inf),
        whole_value=joined["whole"].fillna(np.inf) + ALLOWANCE,
    )


def _checked(frame: pd.DataFrame) -> pd.DataFrame:
    for name in NUMBERS:
        if name not in frame or frame[name].dtype != "float64" or frame[name].isna().any():
            raise DeclarationError(sentence("error.quality_column", column=name))
    return frame
