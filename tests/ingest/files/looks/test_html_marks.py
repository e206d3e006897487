"""What tags, attributes and simple style rules do to a text."""

import pytest

from flows.ingest.files.looks.html_marks import PLAIN, StyleSheet, TextMarks

GONE = TextMarks(is_gone=True)


def marks(tag: str, rules: str = "", **attributes: str) -> TextMarks:
    sheet = StyleSheet()
    sheet.add(rules)
    named = {name.rstrip("_"): value for name, value in attributes.items()}
    return sheet.marks(tag, named)


@pytest.mark.parametrize(
    "style",
    ["display:none", "DISPLAY : None;", "color:red;display:none !important", "visibility:collapse"],
)
def test_an_element_is_gone_by_its_own_style(style: str):
    assert marks("td", style=style) == GONE


@pytest.mark.parametrize(
    "style",
    ["display:block", "mso-display:none", "display:none;display:table-row", "vertical-align:top"],
)
def test_other_styles_leave_an_element_as_it_is(style: str):
    assert marks("td", style=style) == PLAIN


def test_the_attribute_hides_unless_a_style_shows():
    assert marks("tr", hidden="") == GONE
    assert marks("tr", hidden="", style="display:table-row") == PLAIN


@pytest.mark.parametrize(
    ("rules", "is_gone"),
    [
        (".gone{display:none}", True),
        ("td.gone , th.gone {color:red; display : none}", True),
        ("<!-- .a{color:red} .gone{display:none} -->", True),
        ("td{display:none}", True),
        ("#n{display:none}", True),
        (".gone.more{display:none}", False),
        ("tr.gone{display:none}", False),
        (".box .gone{display:none}", False),
        ("@media print{.gone{display:none}}", False),
        ("@media print{.a{color:red}} .gone{display:none}", True),
        ("@import 'a.css'; .gone{display:none}", True),
        ("/* .gone{display:none} */", False),
        (".gone{display:none} .gone{display:table-cell}", False),
        (".gone{display:none", False),
    ],
)
def test_simple_rules_count_and_those_for_elsewhere_do_not(rules: str, is_gone: bool):
    assert marks("td", rules, class_="xl65 gone", id="n").is_gone is is_gone


def test_texts_are_raised_struck_out_and_unseen():
    assert marks("sup") == TextMarks(is_raised=True)
    assert marks("span", style="font-size:7pt;vertical-align:super") == TextMarks(is_raised=True)
    assert marks("del") == TextMarks(is_struck=True)
    assert marks("span", style="text-decoration:line-through") == TextMarks(is_struck=True)
    assert marks("td", style="visibility:hidden") == TextMarks(is_unseen=True)
