"""What a template is about: whose it is, and which of its rows may be ticked 与上月相同."""

from dataclasses import replace

from tests.forms.filled_templates import CATALOG, VILLAGE, order_of

ENVIRONMENT = CATALOG.form_by_code["T1"]


def test_only_an_area_with_a_last_stock_may_be_ticked():
    first = order_of(ENVIRONMENT)
    stock = order_of(ENVIRONMENT, last={("natural_villages", VILLAGE): 0.0})
    running = order_of(ENVIRONMENT, last={("problem_toilets_found", VILLAGE): 5.0})
    village, *others = sorted(stock.rows, key=lambda area: area.area_code != VILLAGE)

    assert (first.has_same, running.has_same, stock.has_same) == (False, False, True)
    assert stock.may_be_same(village)
    assert not any(stock.may_be_same(area) for area in others)


def test_headings_name_the_last_report_by_the_forms_frequency():
    monthly = replace(ENVIRONMENT, frequency="monthly")
    quarterly = replace(ENVIRONMENT, frequency="quarterly")

    assert (order_of(monthly).reference, order_of(monthly).same) == ("上月数（参考）", "与上月相同")
    later = replace(order_of(monthly), form=quarterly)
    assert (later.reference, later.same) == ("上期数（参考）", "与上期相同")
