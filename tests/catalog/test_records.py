"""What an indicator's record says of itself: its measures, its units, whether it is a year task."""

from dataclasses import FrozenInstanceError

import pytest

from tests.assess.small_catalogs import make_indicator


def test_an_indicator_names_the_measures_it_is_computed_from():
    assert make_indicator("A", measure="m").measures == ("m",)
    assert make_indicator("A", numerator="n", denominator="d").measures == ("n", "d")
    assert make_indicator("A").measures == ()


def test_the_weight_of_an_allocation_is_none_of_its_measures():
    assert make_indicator("A", measure="m", allocate_by="w").measures == ("m",)


@pytest.mark.parametrize(
    ("kind", "path", "is_year_task"),
    [
        ("flow", "", True),
        ("stock", "from_zero", True),
        ("rate", "at_due", True),
        ("stock", "", False),
        ("cumulative", "", False),
    ],
)
def test_a_flow_and_what_starts_from_zero_count_within_the_year(kind, path, is_year_task):
    assert make_indicator("A", kind=kind, path=path).is_year_task is is_year_task


def test_several_lead_units_answer_each_for_itself():
    assert make_indicator("A", lead_unit="县林业局、各镇").lead_units == ("县林业局", "各镇")
    assert make_indicator("A", lead_unit="县林业局").lead_units == ("县林业局",)


def test_a_record_cannot_be_changed():
    indicator = make_indicator("A")

    with pytest.raises(FrozenInstanceError):
        indicator.name = "另一个"


@pytest.mark.parametrize(
    ("given", "adds_up"),
    [
        ({"aggregation": "sum"}, True),
        ({"aggregation": "count_where", "direction": "between"}, True),
        ({"aggregation": "sum", "direction": "equal", "kind": "flow"}, True),
        ({"aggregation": "sum", "direction": "at_most"}, False),
        ({"aggregation": "ratio", "kind": "rate"}, False),
        ({"aggregation": "none"}, False),
    ],
)
def test_tasks_of_towns_add_up_but_for_rates_limits_and_department_figures(given, adds_up):
    assert make_indicator("A", **given).adds_up is adds_up
