"""Which figures of the target workbook belong to whom, and when they are due."""

from flows.catalog.load import load_catalog
from flows.forms.target_sheets import areas_of, due_months, needs_baseline
from flows.paths import PROJECT

CATALOG = load_catalog(PROJECT / "data" / "catalog")


def test_due_months_are_those_of_the_year():
    assert due_months(CATALOG, 2022)["INF-05"] == "4月"
    assert "INF-05" not in due_months(CATALOG, 2023)


def test_a_departments_figure_is_not_broken_down_to_towns():
    assert areas_of(CATALOG.indicator_by_code["IND-05"], CATALOG) == (CATALOG.county,)
    assert len(areas_of(CATALOG.indicator_by_code["ECO-01"], CATALOG)) == 1 + len(CATALOG.towns)


def test_figures_relative_to_the_base_year_need_one():
    assert {row.indicator_code for row in needs_baseline(CATALOG, 2022)} == {
        "EMP-02",
        "EMP-03",
        "EMP-04",
    }
