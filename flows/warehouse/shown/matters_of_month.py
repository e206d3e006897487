"""What comes first in a month, as `xianjie matters` shows it."""

import pandas as pd

from flows.numbers_text import show_share
from flows.paths import Home
from flows.warehouse.query import open_published
from flows.warehouse.read import refuse_unjudged
from flows.warehouse.sql_texts import read_sql
from flows.wording import LEVEL_NAMES, TARGET_NAMES, WATCH_LIST_NAME
from flows.words.sentence import name_of_code

_BASES = {"plan target": TARGET_NAMES[False], "reference": TARGET_NAMES[True]}
_WATCHED = {"watch list": WATCH_LIST_NAME}


def matters_of_month(home: Home, period: str) -> pd.DataFrame:
    """Return one row per matter of a published month, in order (rules.md section 10)."""
    with open_published(home) as connection:
        refuse_unjudged(connection, period)
        return connection.execute(read_sql("month_matters"), {"period": period}).df()


def show_matters(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the matters for reading on a terminal: words instead of codes and truth values."""
    watched = {True: name_of_code(_WATCHED, "watch list"), False: ""}
    is_reference = rows["is_reference"].astype(bool)
    return pd.DataFrame(
        {
            "position": rows["position"],
            "indicator_code": rows["indicator_code"],
            "name": rows["name"],
            "area": rows["area"],
            "level": rows["level"].map(lambda level: name_of_code(LEVEL_NAMES, level)),
            "basis": is_reference.map(_basis_word),
            "shortfall": rows["shortfall"].map(show_share),
            "months": rows["months"],
            "towns": rows["towns"],
            "lead_unit": rows["lead_unit"],
            "note": rows["is_watched"].astype(bool).map(watched),
        }
    )


def _basis_word(is_reference: bool) -> str:
    return name_of_code(_BASES, "reference" if is_reference else "plan target")
