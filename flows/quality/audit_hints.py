"""What an audit adds to the sentence of a finding that is already there."""

from collections.abc import Sequence

import pandas as pd

from flows.batch import Batch
from flows.numbers_text import plain_text
from flows.quality.audits import AuditRow


def add_hints(batch: Batch, hints: Sequence[AuditRow]) -> pd.DataFrame:
    """Return the findings, those of a hinted cell with the hint behind their sentence."""
    places = {}
    for hint in hints:
        cell = batch.cells.iloc[hint.row_number]
        place = (cell["submission_id"], cell["sheet"], cell["cell"])
        places[place] = hint.audit.says.format(expected=plain_text(hint.expected))
    if not places:
        return batch.findings
    keys = zip(*(batch.findings[name] for name in ("submission_id", "sheet", "cell")), strict=True)
    messages = [
        message.removesuffix("。") + f"（{places[key]}）。" if key in places else message
        for key, message in zip(keys, batch.findings["message"], strict=True)
    ]
    return batch.findings.assign(message=messages)
