"""Towns' amounts as printed: signs, the largest first, the rest together."""

from dataclasses import replace

import pytest

from flows.report.quarter.share_table import shares_text, signed
from flows.report.quarter.town_shares import Figure, SharedChange, TownShare

NONE = Figure(float("nan"), float("nan"), float("nan"))


def change(june, *amounts):
    some = Figure(1.0, float("nan"), float("nan"))
    towns = tuple(TownShare(str(n), f"{n}镇", some, some, one) for n, one in enumerate(amounts))
    indicator = june.month.facts.catalog.indicator_by_code["ECO-01"]
    return SharedChange(indicator, NONE, NONE, sum(amounts), False, towns)


@pytest.mark.parametrize(("value", "text"), [(120.0, "+120"), (-1.6, "-1.6"), (0.0, "0")])
def test_amounts_have_their_sign(value: float, text: str):
    assert signed(value) == text


def test_four_towns_are_named_and_the_rest_is_one_sum(june):
    places = june.month.facts.catalog.places
    told = shares_text(change(june, 9.0, -5.0, 4.0, 3.0, 2.0, -1.0, 0.0), places)

    assert told == "0镇+9、1镇-5、2镇+4、3镇+3、其余2个镇合计+1"
    assert shares_text(change(june, 2.0, 0.0), places) == "0镇+2"


def test_a_town_whose_figure_is_gone_says_so(june):
    places = june.month.facts.catalog.places
    loss = change(june, -5.0)
    gone = replace(loss, towns=(replace(loss.towns[0], now=NONE),))

    assert shares_text(gone, places) == "0镇（未报）-5"
    assert shares_text(replace(gone, is_from_zero=True), places) == "0镇-5"
