"""When each form comes in: mostly on time, some late, some never."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Form
from flows.period import is_due, shift
from flows.simulate.courses import random_numbers

#: The town that sends nothing in the last month, and the one that sends late (places in the list).
SILENT_TOWN, LATE_TOWN = 10, 8
#: How many town forms of an ordinary month never come, and how many come late.
_MISSING, _LATE = 1, 2
#: Days after the due one on which late forms come, and the hours in which offices send.
_LATE_DAYS, _HOURS = (1, 6), (9, 17)


@dataclass(frozen=True)
class Sending:
    """A form of one reporter and when it is received; `place` is the reporter's in the list."""

    form: Form
    reporter: Area
    place: int
    received: dt.datetime


def plan_sendings(catalog: Catalog, period: str, seed: int, *, is_last: bool) -> list[Sending]:
    """Return what is sent of the month's forms, in the order of the catalogue."""
    random = random_numbers(seed, f"{period} arrivals")
    owed = [
        (form, reporter, place)
        for form in catalog.forms
        if is_due(form.frequency, period)
        for place, reporter in enumerate(catalog.reporters_of(form))
    ]
    of_towns = [number for number, (form, _, _) in enumerate(owed) if form.reporter == "town"]
    chosen = random.permutation(of_towns)[: _MISSING + _LATE].tolist()
    days_late = dict.fromkeys(chosen[_MISSING:], 0)
    sendings = []
    for number, (form, reporter, place) in enumerate(owed):
        moment = _moment(form, period, random, is_late=number in days_late)
        is_town = form.reporter == "town"
        if is_last and is_town and place == LATE_TOWN:
            moment = moment.replace(day=form.due_day + _LATE_DAYS[1])
        is_missing = number in chosen[:_MISSING] or (is_last and is_town and place == SILENT_TOWN)
        if not is_missing:
            sendings.append(Sending(form, reporter, place, moment))
    return sendings


def _moment(form: Form, period: str, random: np.random.Generator, *, is_late: bool) -> dt.datetime:
    """Return a moment of an office day on or before the due day, or after it when late."""
    late = int(random.integers(*_LATE_DAYS))
    early = int(random.integers(0, min(4, form.due_day)))
    day = form.due_day + late if is_late else form.due_day - early
    hour, minute = int(random.integers(*_HOURS)), int(random.integers(0, 60))
    return dt.datetime.fromisoformat(f"{shift(period, 1)}-{day:02d}T{hour:02d}:{minute:02d}:00")


def as_receipts(sendings: Mapping[str, tuple[dt.datetime, str]]) -> str:
    """Return the lines of receipts.csv for files by name: when received, and from whom."""
    lines = ["file,received_at,sender"]
    lines += [
        f"{name},{received:%Y-%m-%d %H:%M},{sender}"
        for name, (received, sender) in sendings.items()
    ]
    return "\n".join(lines) + "\n"
