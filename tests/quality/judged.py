"""Measures of the catalogue that the tests use, and what the rules say about a batch."""

import pandas as pd

from flows.batch import Batch
from flows.quality.check_batch import judge_batch
from tests.quality.example import CATALOG, history

NO_HISTORY = history()
WASTE, NATURAL = "natural_villages_waste_treated", "natural_villages"
INCOME = "collective_operating_income_ytd"


def judged(batch: Batch, earlier: pd.DataFrame = NO_HISTORY) -> list[tuple[str, str]]:
    """Codes and cells of the findings, the silent villages aside."""
    found = judge_batch(batch, earlier, CATALOG).findings
    found = found[~found["code"].isin(["village_missing", "late"])]
    return sorted(zip(found["code"], found["cell"], strict=True))
