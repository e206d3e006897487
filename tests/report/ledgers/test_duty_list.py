from dataclasses import replace

import pytest

from flows.report.ledgers.duty_list import duty_note, duty_rows
from tests.report.ledgers.months import written_month
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_duties_count_matters_and_letters_of_each_unit(review):
    month, letters, _ = written_month(review)
    rows = {row[0]: row for row in duty_rows(month, letters)}

    assert rows["县人社局"][3:8] == (1, 0, 0, 1, 0)
    assert rows["仓上镇"][1:4] == ("镇", rows["仓上镇"][2], 1)


def test_a_month_that_runs_again_counts_no_letters_of_later_months(review):
    month, letters, _ = written_month(review)
    later = [replace(one, period="2022-07") for one in letters]
    rows = {row[0]: row for row in duty_rows(month, [*letters, *later])}

    assert rows["县人社局"][6:8] == (1, 0)


def test_who_has_something_to_do_comes_first_and_is_counted(review):
    month, letters, _ = written_month(review)
    rows = duty_rows(month, letters)
    busy = [any((*row[3:6], row[7])) for row in rows]

    assert busy == sorted(busy, reverse=True)
    assert f"共{len(rows)}家，其中{sum(busy)}家有" in duty_note(rows)


def test_nothing_to_do_is_said_without_a_count_of_none():
    assert duty_note([("县林业局", "牵头单位", 9, 0, 0, 0, 3, 0, "")]) == (
        "共1家，均无须办事项、欠报报表和待答复函件。"
    )


def test_who_leads_nothing_any_more_is_listed_while_something_waits(review):
    month, letters, _ = written_month(review)
    waits, idle = "县人社局", "县林业局"
    catalog = month.facts.catalog
    ended = tuple(
        replace(one, retired="2021-02") if {waits, idle} & set(one.lead_units) else one
        for one in catalog.indicators
    )
    facts = replace(month.facts, catalog=replace(catalog, indicators=ended))
    rows = {row[0]: row for row in duty_rows(replace(month, facts=facts, reporters=()), letters)}

    assert rows[waits][2:4] == (0, 1)
    assert idle not in rows
    assert idle in {row[0] for row in duty_rows(month, letters)}
