"""When forms come in."""

import datetime as dt

from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import is_due, shift
from flows.simulate.arrivals import LATE_TOWN, SILENT_TOWN, as_receipts, plan_sendings

CATALOG = load_catalog(PROJECT / "data" / "catalog")


def owed(period: str) -> int:
    forms = [form for form in CATALOG.forms if is_due(form.frequency, period)]
    return sum(len(CATALOG.reporters_of(form)) for form in forms)


def test_every_month_has_late_forms_and_one_that_never_comes():
    for period in ("2021-02", "2021-03", "2022-05"):
        sendings = plan_sendings(CATALOG, period, 1, is_last=False)
        late = [
            sending
            for sending in sendings
            if sending.received.date()
            > dt.date.fromisoformat(f"{shift(period, 1)}-{sending.form.due_day:02d}")
        ]
        assert len(sendings) == owed(period) - 1
        assert len(late) == 2


def test_the_last_month_has_a_silent_and_a_late_town():
    sendings = plan_sendings(CATALOG, "2022-06", 1, is_last=True)
    of_towns = [sending for sending in sendings if sending.form.reporter == "town"]

    assert SILENT_TOWN not in {sending.place for sending in of_towns}
    assert all(
        sending.received.day > sending.form.due_day
        for sending in of_towns
        if sending.place == LATE_TOWN
    )


def test_the_same_month_gives_the_same_receipts():
    once = plan_sendings(CATALOG, "2021-03", 1, is_last=False)

    assert once == plan_sendings(CATALOG, "2021-03", 1, is_last=False)
    moment = dt.datetime(2021, 4, 3, 9, 5)
    assert as_receipts({"a.xlsx": (moment, "甲镇人民政府")}) == (
        "file,received_at,sender\na.xlsx,2021-04-03 09:05,甲镇人民政府\n"
    )
