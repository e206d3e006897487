"""What a person notes of a submission's review (三级核查): it goes before what its foot says."""

import datetime as dt
from dataclasses import dataclass

import duckdb

from flows.catalog.model import Catalog
from flows.catalog.records import Area
from flows.errors import UsageError
from flows.sql_files import sql_reader
from flows.warehouse.frames import fetch
from flows.wording import REVIEW_NAMES
from flows.words.sentence import sentence

read_sql = sql_reader(__file__)
_LONG = "long"
#: What the plans call the levels for short.
_SHORT = {"镇审": "town", "县审": "county"}


@dataclass(frozen=True)
class Approval:
    """A note that what one sender reported in one form for a month was reviewed so far."""

    form: str
    area_code: str
    period: str
    review: str


def name_approval(catalog: Catalog, form: str, area: str, period: str, level: str) -> Approval:
    """Return the note that four words of a person mean; names are as good as codes.

    `area` may be empty for what is reported for the county. Raises UsageError for a word that
    names no level, form or reporter of it.
    """
    words = {word: code for code, name in REVIEW_NAMES.items() for word in (code, name)} | _SHORT
    if level not in words:
        raise UsageError(sentence("error.no_review_level", level=level))
    code, reporters = _reporters(catalog, form)
    found = [one for one in reporters if area in (one.area_code, one.name)]
    if not found and reporters == (catalog.county,):
        unit = catalog.form_by_code[code].unit if code in catalog.form_by_code else ""
        found = [catalog.county] if area in ("", unit) else []
    if not found:
        values = {"form": form, "reporters": [one.name for one in reporters]}
        if not area:
            raise UsageError(sentence("error.which_reporter", **values))
        raise UsageError(sentence("error.no_reporter", area=area, **values))
    return Approval(code, found[0].area_code, period, words[level])


def _reporters(catalog: Catalog, form: str) -> tuple[str, tuple[Area, ...]]:
    """Return a form's code and who reports it; a long table is the county's."""
    if form == _LONG:
        return form, (catalog.county,)
    for one in catalog.forms:
        if form in (one.form, one.name):
            return one.form, tuple(catalog.reporters_of(one))
    forms = [one.form for one in catalog.forms]
    raise UsageError(sentence("error.no_form", form=form, forms=forms))


def approve(
    connection: duckdb.DuckDBPyConnection, catalog: Catalog, approval: Approval, at: dt.datetime
) -> int:
    """Note the review of the submissions that stand for form, sender and month; return how many.

    A version that comes later was not looked at: its own foot counts. The same note twice is one
    note. Raises UsageError when nothing came, or when a town is said to have reviewed what is
    reported for the county.
    """
    if approval.review == "town" and approval.area_code == catalog.county.area_code:
        raise UsageError(sentence("error.town_review", form=approval.form))
    key: dict[str, object] = {
        "form": approval.form,
        "area_code": approval.area_code,
        "period": approval.period,
    }
    standing = fetch(connection, read_sql("standing_submissions"), key)
    if not standing:
        raise UsageError(
            sentence(
                "error.nothing_to_approve",
                form=approval.form,
                reporter=catalog.area_name(approval.area_code),
                month=approval.period,
            )
        )
    ids = [submission for (submission,) in standing]
    noted: dict[str, object] = {"ids": ids, "review": approval.review, "approved_at": at}
    connection.execute(read_sql("note_reviews"), noted)
    return len(ids)
