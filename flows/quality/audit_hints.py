"""What an audit adds to the sentence of a finding that is already there."""

import re
from collections.abc import Sequence

import pandas as pd

from flows.batch import Batch
from flows.ingest.findings import SUGGESTED
from flows.numbers_text import plain_text
from flows.quality.audits import AuditRow

#: What the cell itself suggests, within a sentence.
_OWN = re.compile(SUGGESTED.replace("{value}", "(.+?)", 1).replace("{value}", r"\1"))


def add_hints(batch: Batch, hints: Sequence[AuditRow]) -> pd.DataFrame:
    """Return the findings, those of a hinted cell with the hint in their sentence.

    A sentence never says two different figures to fill in: what the cell itself suggests and what
    the total suggests are one hint where they agree, else both are named as not agreeing.
    """
    places = {}
    for hint in hints:
        cell = batch.cells.iloc[hint.row_number]
        place = (cell["submission_id"], cell["sheet"], cell["cell"])
        number = plain_text(hint.expected)
        places[place] = (number, hint.audit.says.format(expected=number))
    if not places:
        return batch.findings
    keys = zip(*(batch.findings[name] for name in ("submission_id", "sheet", "cell")), strict=True)
    messages = [
        _with_hint(message, *places[key]) if key in places else message
        for key, message in zip(keys, batch.findings["message"], strict=True)
    ]
    return batch.findings.assign(message=messages)


def _with_hint(message: str, number: str, hint: str) -> str:
    own = _OWN.search(message)
    if own is None:
        return message.removesuffix("。") + f"（{hint}）。"
    if own[1] == number:
        return message
    return message.replace(own[0], f"所填似为{own[1]}，{hint}，两数不符")
