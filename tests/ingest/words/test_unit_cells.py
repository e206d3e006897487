"""What the cells of a unit column or row state."""

import pytest

from flows.ingest.words.unit_cells import UnitCell, read_units


def test_each_cell_states_its_unit_a_ditto_the_one_before_and_a_blank_one_what_it_may_share():
    assert read_units(["", "（亩）", "〃", "", " ", "户", "同上", ""]) == [
        UnitCell(""),
        UnitCell("亩"),
        UnitCell("亩"),
        UnitCell("", "亩"),
        UnitCell("", "亩"),
        UnitCell("户"),
        UnitCell("户"),
        UnitCell("", "户"),
    ]


@pytest.mark.parametrize(
    ("before", "own", "is_unclear"),
    [
        ("亩", "万亩", True),
        ("公顷", "亩", True),
        ("元", "万元", True),
        ("亩", "亩", False),
        ("户", "万亩", False),
        ("若干", "万亩", False),
        ("", "万亩", False),
    ],
)
def test_a_blank_cell_is_unclear_beside_a_unit_of_its_kind_in_another_size(
    before: str, own: str, is_unclear: bool
):
    assert UnitCell("", before).is_unclear(own) is is_unclear
    assert not UnitCell(own, before).is_unclear(own)
