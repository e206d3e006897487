import pytest

from flows.report.month.amounts import (
    actual,
    amount,
    asked,
    figure_note,
    gap,
    monthly_amount,
    monthly_need,
    own_amount,
    target_word,
)
from tests.report.month.example import example_facts
from tests.report.month.rows import NAN, judged


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog")).catalog


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1096.0, "吨", "1,096吨"),
        (87.54, "%", "87.5%"),
        (0.0, "户", "0户"),
        (0.004, "万亩", "0.004万亩"),
        (14.236, "万亩", "14.24万亩"),
        (NAN, "户", "—"),
    ],
)
def test_an_amount_has_its_unit_and_thousands(value, unit, text):
    assert amount(value, unit) == text


def test_close_figures_are_told_apart(catalog):
    indicator = catalog.indicator_by_code["ECO-01"]
    row = judged(actual=86.46, expected=86.5)

    assert (actual(indicator, row), asked(indicator, row)) == ("86.46%", "应达86.5%")


@pytest.mark.parametrize(
    ("code", "row", "text"),
    [
        ("ECO-01", {}, "应达86.5%"),
        ("EMP-01", {"expected": 0.0, "actual": 57.0}, "应为0户"),
        ("EMP-01", {"expected": 30.0, "actual": 57.0}, "应控制在30户以内"),
        ("ECO-01", {"expected": NAN}, ""),
    ],
)
def test_what_is_asked_reads_by_direction(catalog, code, row, text):
    assert asked(catalog.indicator_by_code[code], judged(code, **row)) == text


def test_a_difference_is_in_the_things_own_unit(catalog):
    more, rate = catalog.indicator_by_code["EMP-01"], catalog.indicator_by_code["ECO-01"]

    assert gap(more, judged(actual=57.0, expected=0.0), 57.0) == "超57户"
    assert gap(rate, judged(), 6.5) == "差6.5个百分点"
    assert own_amount(134.0, "吨") == "134吨"


def test_whole_things_are_needed_in_whole_numbers(catalog):
    people = catalog.indicator_by_code["EMP-14"]
    assert people.integer

    assert monthly_need(people, judged(needed_per_month=67.4)).endswith("68人")
    assert monthly_need(people, judged(needed_per_month=NAN)) == ""
    rate = catalog.indicator_by_code["ECO-01"]
    assert monthly_need(rate, judged(needed_per_month=2.81)) == "每月需提高2.8个百分点"


def test_a_reference_is_never_called_a_target_of_the_year(catalog):
    indicator = catalog.indicator_by_code["ECO-01"]

    assert target_word(indicator, judged(), catalog) == "计划目标"
    assert target_word(indicator, judged(is_reference=True), catalog).startswith("参考进度（按202")


def test_carried_values_are_told(catalog):
    indicator = catalog.indicator_by_code["ECO-01"]

    assert figure_note(indicator, judged(carried=3), catalog) == "（含3个村上月数）"
    assert figure_note(indicator, judged(), catalog) == ""


def test_towns_that_are_not_in_a_figure_are_told(catalog):
    indicator = catalog.indicator_by_code["ECO-01"]
    three = ("麻虎镇", "冷水镇", "茅坪镇")

    assert figure_note(indicator, judged(lacking=three[:1]), catalog) == "（未含麻虎镇）"
    assert figure_note(indicator, judged(lacking=three), catalog) == "（未含3个镇）"
    assert figure_note(indicator, judged(carried=9, lacking=three[:2]), catalog) == (
        "（含9个村上月数，未含麻虎镇、冷水镇）"
    )


@pytest.mark.parametrize(
    ("code", "needed", "asked_for"),
    [("EMP-01", -2.5, -3), ("EMP-01", -3.0, -3), ("EMP-14", 67.4, 68), ("ECO-01", 0.71, 0.71)],
)
def test_whole_things_are_needed_each_month_where_things_are_counted(
    catalog, code, needed, asked_for
):
    row = judged(code, needed_per_month=needed)

    assert monthly_amount(catalog.indicator_by_code[code], row) == asked_for


def test_a_difference_agrees_with_the_figures_that_it_is_between(catalog):
    indicator = catalog.indicator_by_code["ECO-01"]
    row = judged(actual=0.0089, expected=0.0095)

    assert actual(indicator, row) == "0.0089%"
    assert gap(indicator, row, 0.0006) == "差0.0006个百分点"
