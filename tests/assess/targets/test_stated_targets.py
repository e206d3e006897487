"""What is stated before anything is derived: the latest revision, baselines, unknown years."""

from flows.assess.targets.stated_targets import Figure, Stated, collect_stated
from flows.catalog.model import Catalog
from flows.catalog.records import Baseline
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)


def catalog(*targets, local=(), baselines=(), **indicator) -> Catalog:
    return make_catalog(
        make_areas([1]),
        [make_measure("m")],
        [make_indicator("A", measure="m", **indicator)],
        targets,
        local,
        baselines,
    )


def stated(*targets, as_of: str | None = None, **others) -> Stated:
    return collect_stated(catalog(*targets, **others), as_of)["A"]


def test_the_latest_revision_counts_and_on_an_earlier_day_the_one_before():
    first = make_target("A", 2022, 10.0)
    revised = make_target("A", 2022, 12.0, revised_on="2022-07-01", due_month="2022-09")

    assert stated(first, revised).years == {2022: Figure(12.0, None, "stated")}
    assert stated(first, revised).due_months == {2022: 9}
    assert stated(first, revised, as_of="2022-06-30").years == {2022: Figure(10.0, None, "stated")}


def test_a_line_of_baselines_goes_before_the_plans_own_figure():
    of_plan = make_target("A", 2020, 50.0, "baseline")

    assert stated(of_plan).baselines == {COUNTY: 50.0}
    assert stated(of_plan, baselines=[Baseline("A", COUNTY, 2020, 60.0)]).baselines == {
        COUNTY: 60.0
    }


def test_a_year_held_to_the_base_year_takes_its_figure_or_is_unknown():
    held = make_target("A", 2022, None, "relative_2020")
    known = stated(held, baselines=[Baseline("A", COUNTY, 2020, 60.0)])

    assert known.years == {2022: Figure(60.0, None, "baseline")}
    assert stated(held).unknown_years == {2022}


def test_a_cumulative_indicator_has_no_baseline():
    found = stated(baselines=[Baseline("A", COUNTY, 2020, 60.0)], kind="cumulative")

    assert found.baselines == {}


def test_a_local_figure_stands_beside_the_plan():
    found = stated(make_target("A", 2022, 10.0), local=[make_local("A", COUNTY, 2022, 12.0)])

    assert found.local == {(COUNTY, 2022): Figure(12.0, None, "local")}
