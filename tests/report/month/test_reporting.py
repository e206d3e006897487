import math
from dataclasses import replace

import pytest

from flows.report.month.reporting import list_reporters, sender_of, silent
from flows.report.month.warned import Owed
from tests.report.month.example import example_facts


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


def owed(form, area="610929110000", change="new"):
    return Owed(f"{form}-{area}", form, "某表", area, "2022-06", 1, change, 1)


def test_a_town_that_sent_nothing_has_no_completeness(facts):
    reporters = {one.reporter: one for one in list_reporters(facts, [owed("T1"), owed("T2")])}

    mahu = reporters["麻虎镇"]
    assert (mahu.forms, mahu.received, len(mahu.owed)) == (4, 0, 2)
    assert math.isnan(mahu.completeness)
    assert reporters["冷水镇"].late == 4


def test_findings_are_counted_by_what_is_asked(facts):
    reporters = {one.reporter: one for one in list_reporters(facts, [])}

    assert (reporters["仓上镇"].to_correct, reporters["仓上镇"].to_explain) == (2, 1)


def test_who_owes_most_comes_first_and_what_came_is_not_owed(facts):
    forms = [owed("T1"), owed("T2"), owed("T1", "610929100000"), owed("T3", change="resolved")]

    assert [(one.reporter, len(one.owed)) for one in silent(list_reporters(facts, forms))] == [
        ("麻虎镇", 2),
        ("城关镇", 1),
    ]


@pytest.mark.parametrize(
    ("area", "form", "sender"),
    [
        ("610929110000", "T1", "麻虎镇"),
        ("610929110000", "", "麻虎镇"),
        ("610929000000", "D-林业局", "县林业局"),
        ("", "D-林业局", "县林业局"),
        ("", "", ""),
        ("610929000000", "", ""),
    ],
)
def test_a_sender_is_known_by_area_or_form(facts, area, form, sender):
    assert sender_of(area, form, facts) == sender


def test_a_village_speaks_for_its_town(facts):
    village = facts.catalog.villages_by_town["610929110000"][0].area_code

    assert sender_of(village, "", replace(facts)) == "麻虎镇"
