import pytest

from flows.report.month.judged_row import judged_rows
from flows.report.month.list_matters import list_matters
from flows.report.month.matters import matters_of, missing_amount
from flows.report.month.warned import WarningBook
from tests.report.month.example import example_facts
from tests.report.month.rows import NAN, judged


@pytest.fixture(scope="module")
def matters(tmp_path_factory):
    facts = example_facts(tmp_path_factory.mktemp("catalog"))
    book = WarningBook(facts, judged_rows(facts.assessments))
    return list_matters(facts, book.indicators)


def test_a_unit_sees_what_it_leads_and_a_town_what_it_is_behind_in(matters):
    of_unit = matters_of(matters, "县人社局")
    of_town = matters_of(matters, "构朳镇")

    assert all("县人社局" in matter.lead_units for matter in of_unit)
    assert all(matter.part_of("构朳镇") is not None for matter in of_town)
    assert matters_of(matters, "各镇政府") == ()


@pytest.mark.parametrize(
    ("direction", "actual", "expected", "upper", "missing"),
    [
        ("at_least", 80, 86.5, NAN, 6.5),
        ("at_least", 90, 86.5, NAN, 0),
        ("at_most", 57, 0, NAN, 57),
        ("between", 7, 8, 10, 1),
        ("between", 12, 8, 10, 2),
        ("equal", 9, 8, NAN, 1),
    ],
)
def test_the_missing_amount_is_in_the_things_own_unit(direction, actual, expected, upper, missing):
    row = judged(actual=actual, expected=expected, expected_upper=upper)

    assert missing_amount(direction, row) == missing
