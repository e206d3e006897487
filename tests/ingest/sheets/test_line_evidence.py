"""How a row is written says what it may be."""

import pytest

from flows.ingest.sheets.line_evidence import weigh_line, width_of
from flows.ingest.sheets.neighbours import Neighbours
from flows.ingest.sheets.region import whole_sheet
from flows.ingest.sheets.sheet import Sheet
from tests.ingest.grids import grid


def weights(line: str) -> dict[str, float]:
    near = Neighbours(whole_sheet(Sheet(grid(line + "\n|Krat|Ibu|Tar|Vel|\n|Mor|1|2|3|"))))
    facts = near.rows[0]
    sums: dict[str, float] = {}
    for one in weigh_line(near, facts, 0, [word.text for word in facts.words]):
        sums[one.role] = sums.get(one.role, 0) + one.weight
    return sums


@pytest.mark.parametrize("line", [
    "|||（万元）||", "||||(in thousands)|", "|表号：农综1表||||", "|Area:||North||",
    "|Year:|2024|||",
    "|Current prices, seasonally adjusted|||£ million|",
])  # fmt: skip
def test_units_keys_and_form_numbers_are_lines_above_a_table(line):
    assert weights(line)["标题"] > 0


@pytest.mark.parametrize("line", ["|1) provisional||||", "|Source: survey||||", "|注：年报数||||",
                                  "|单位负责人：|填表人：|||", "|* revised||||"])  # fmt: skip
def test_footnotes_and_signatures_are_notes(line):
    assert weights(line)["注"] >= 4


def test_plain_words_say_nothing_by_themselves():
    assert weights("|Krat|Ibu|Tar|Vel|") == {}


def test_a_chinese_character_is_as_wide_as_two_letters():
    assert width_of("户ab") == 4
