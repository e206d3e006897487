"""Which figures of a row look like a heading."""

from flows.ingest.sheets.heading_figures import heading_sequence
from tests.ingest.sheets.test_neighbours import near

TABLE = "|Krat|2019|2020|\n|Morvat|11|12|\n|Lupsen|21|22|"


def test_years_weigh_much_when_what_is_below_are_no_years():
    assert heading_sequence(near(TABLE), 0)[0] == 5
    assert heading_sequence(near("|Krat|2019|2020|\n|Morvat|1990|1991|"), 0)[0] == 0


def test_one_year_weighs_less_than_two():
    assert heading_sequence(near("|Krat|2019|\n|Morvat|11|"), 0)[0] == 3


def test_ascending_figures_weigh_only_where_nothing_heads_them():
    assert heading_sequence(near("|0.5|2|7|\n|31|12|19|"), 0)[0] == 3.5
    assert heading_sequence(near("|Ibu|Tar|Vel|\n|1|4|7|\n|31|12|19|"), 1)[0] == 0


def test_years_may_have_footnotes():
    noted = "|Krat|'2018|'2019¹|'2020p|2021 (est.)|\n|Morvat|11|12|13|14|"
    assert heading_sequence(near(noted), 0)[0] == 5


def test_one_number_amid_figures_is_no_year():
    assert heading_sequence(near("|K|Ibu|\n|M|11|\n|L|2074|\n|T|12|"), 2)[0] == 0
