import pytest

from flows.report.month.progress import find_progress
from flows.report.month.warned import Warned
from tests.report.month.example import example_facts
from tests.report.month.rows import COUNTY, TOWN, judged


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog")).catalog


def resolved(catalog, code, area, row):
    return Warned(
        warning_id=code,
        indicator=catalog.indicator_by_code[code],
        area_code=area,
        area=catalog.area_name(area),
        is_county=area == COUNTY,
        opened="2022-03",
        level=1,
        change="resolved",
        months=4,
        row=row,
        is_watched=False,
    )


def test_the_county_and_plan_targets_come_first_among_the_resolved(catalog):
    rows = [
        judged("ECO-01", TOWN, status="green"),
        judged("ECO-02", COUNTY, status="green", is_reference=True),
        judged("ECO-03", COUNTY, status="green"),
    ]
    warned = [resolved(catalog, row.indicator_code, row.area_code, row) for row in rows]

    progress = find_progress(catalog, warned, rows, [], ())

    assert [one.indicator.indicator_code for one in progress.resolved] == [
        "ECO-03",
        "ECO-01",
        "ECO-02",
    ]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ({}, 1),
        ({"expected": 87.0}, 0),
        ({"is_reference": True}, 0),
        ({"met": False}, 0),
        ({"status": "not_due"}, 0),
    ],
)
def test_met_early_is_a_plan_target_reached_before_it_was_asked(catalog, values, count):
    row = judged(**{"status": "green", "met": True, "actual": 88.0} | values)

    assert len(find_progress(catalog, [], [row], [], ()).met_early) == count


def test_met_early_is_told_once_a_year(catalog):
    rows = [judged(period=period, status="green", met=True) for period in ("2022-05", "2022-06")]

    assert find_progress(catalog, [], rows, rows[:1], ()).met_early == ()


def test_a_unit_improves_on_the_indicators_both_months_judged(catalog):
    one, other, *_ = (
        indicator.indicator_code
        for indicator in catalog.indicators
        if indicator.lead_units == ("县林业局",)
    )
    before = [judged(code, period="2022-05") for code in (one, other)]
    now = [judged(one, status="green"), judged(other, status="red")]

    [unit] = find_progress(catalog, [], now, before, ()).units

    assert (unit.unit, unit.before, unit.now, unit.common) == ("县林业局", 2, 1, 2)


def test_a_unit_that_only_began_to_report_has_not_improved(catalog):
    before = [judged("ECO-01", period="2022-05", status="missing")]

    assert find_progress(catalog, [], [judged("ECO-01", status="green")], before, ()).units == ()
