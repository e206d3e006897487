"""What the demo's offices write into the field 问题和建议 of a few forms each month."""

import csv
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

from flows.ingest.answers.appeal_field import APPEAL_LABEL
from flows.period import month_of
from flows.simulate.courses import random_numbers
from flows.simulate.offices import Table

#: How many of the forms say something: some three a month, ten when more forms are due.
_SHARE = 0.045


def appeal_of(form: str, place: int, period: str, seed: int) -> str:
    """Return what one office writes beside a form of the month, or nothing.

    `place` is the reporter's in the list of reporters.
    """
    texts = _texts().get(form, ())
    random = random_numbers(seed, f"{period} {form} {place} appeal")
    if not texts or random.random() >= _SHARE:
        return ""
    return texts[(place + month_of(period)) % len(texts)]


def with_appeal(table: Table, text: str) -> Table:
    """Return the table with the field above its foot, its last row; as it is without a text."""
    if not text:
        return table
    *rows, foot = table.rows
    return replace(table, rows=[*rows, [APPEAL_LABEL, text], foot])


@cache
def _texts() -> dict[str, tuple[str, ...]]:
    """Return what may be said beside each form: invented sentences about its subject."""
    texts: dict[str, list[str]] = defaultdict(list)
    with Path(__file__).with_suffix(".csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            texts[row["form"]].append(row["text"])
    return {form: tuple(said) for form, said in texts.items()}
