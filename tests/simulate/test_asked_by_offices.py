"""What the demo's offices ask for: a few each month, about the form, read back as written."""

import csv

from flows.catalog.load import load_catalog
from flows.ingest.answers.appeal_field import take_appeals
from flows.ingest.files.container import open_file
from flows.paths import PROJECT
from flows.period import is_due, periods_between
from flows.settings import Limits
from flows.simulate.asked_by_offices import appeal_of, with_appeal
from flows.simulate.demo import DEMO_SEED
from flows.simulate.offices import Table
from flows.simulate.write_table import write_table

CATALOG = load_catalog(PROJECT / "data" / "catalog")
MONTHS = periods_between("2021-01", "2022-06")


def asked_in(period):
    return [
        said
        for form in CATALOG.forms
        if is_due(form.frequency, period)
        for place in range(len(CATALOG.reporters_of(form)))
        if (said := appeal_of(form.form, place, period, DEMO_SEED))
    ]


def test_in_most_months_of_the_demo_some_offices_ask_for_something():
    counts = [len(asked_in(period)) for period in MONTHS]

    assert sum(count > 0 for count in counts) >= 14
    assert max(counts) <= 12
    assert len(set(asked_in("2022-06"))) >= 5


def test_the_same_office_asks_the_same_in_the_same_month():
    assert asked_in("2022-06") == asked_in("2022-06")
    assert asked_in("2022-06") != asked_in("2022-03")


def test_nobody_asks_beside_a_form_without_sentences():
    assert {appeal_of("D-编办", 0, month, DEMO_SEED) for month in MONTHS} == {""}


def test_sentences_are_about_forms_of_the_catalogue_and_name_no_person_or_number():
    with (PROJECT / "flows/simulate/asked_by_offices.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))

    assert {row["form"] for row in rows} <= set(CATALOG.form_by_code)
    assert all(row["text"].endswith("。") and len(row["text"]) < 60 for row in rows)
    assert not [row for row in rows if any(sign.isdigit() for sign in row["text"])]


def test_the_field_stands_above_the_foot_and_is_read_back(tmp_path):
    table = Table([["表"], ["村", "户数"], ["甲村", 3], ["填报人：（模拟）"]])

    for container, name in (("xlsx", "a.xlsx"), ("csv", "a.csv"), ("html", "a.xls")):
        write_table(with_appeal(table, "道路不通。"), tmp_path / name, container)
        content = (tmp_path / name).read_bytes()
        [book], findings = open_file(content, name, Limits())
        left, said = take_appeals(book)
        assert findings == []
        assert list(said.values()) == ["道路不通。"]
        assert [row[0] for row in left.grids[0].rows][-1] == "填报人：（模拟）"


def test_a_table_without_a_request_stays_as_it_is():
    table = Table([["表"], ["填报人：（模拟）"]])

    assert with_appeal(table, "") is table
