"""Which styles of an ods workbook show a unit, or raise and strike out a text."""

from decimal import Decimal

import pytest

from flows.ingest.files.looks.ods_formats import (
    OdsStyles,
    find_ods_styles,
    needs_named_styles,
)
from flows.ingest.files.raised_text import Run
from flows.ingest.grid import ShownAs

NUMBER = '<number:number number:decimal-places="2"/>'


def number_style(inside: str, name: str = "N1", kind: str = "number") -> str:
    return f'<number:{kind}-style style:name="{name}">{inside}</number:{kind}-style>'


def cell_style(name: str, data: str = "", parent: str = "") -> str:
    data = data and f' style:data-style-name="{data}"'
    parent = parent and f' style:parent-style-name="{parent}"'
    return f'<style:style style:name="{name}" style:family="table-cell"{data}{parent}/>'


def shown(inside: str, kind: str = "number") -> ShownAs | None:
    xml = number_style(inside, kind=kind) + cell_style("ce1", "N1")
    return find_ods_styles(xml.encode()).shown.get(b"ce1")


def text(unit: str) -> str:
    return f"<number:text>{unit}</number:text>"


def embedded(mark: str, place: int) -> str:
    return f'<number:embedded-text number:position="{place}">{mark}</number:embedded-text>'


@pytest.mark.parametrize(
    ("inside", "unit", "times"),
    [
        (NUMBER + text("元"), "元", "1"),
        (NUMBER + text("&quot;万元&quot;"), "万元", "1"),
        (text("-") + NUMBER + text("户"), "户", "1"),
        ('<number:number number:display-factor="1000"/>' + text("千"), "千", "0.001"),
        ('<number:number number:display-factor="1000000"/>', "", "0.000001"),
        ('<number:number number:display-factor="1000000"/>' + text("百万"), "百万", "0.000001"),
        (f"<number:number>{embedded('.', 4)}</number:number>{text('万元')}", "万元", "0.0001"),
        (
            f'<number:number number:decimal-places="4">{embedded("!", 0)}</number:number>',
            "",
            "0.0001",
        ),
    ],
)
def test_a_unit_behind_the_digits_and_a_moved_point_are_told(inside: str, unit: str, times: str):
    assert shown(inside) == ShownAs(unit, Decimal(times))


@pytest.mark.parametrize(
    "inside",
    [
        NUMBER,
        text("￥") + NUMBER,
        text("元") + NUMBER,
        NUMBER + text("左右"),
        '<number:number number:display-factor="0"/>' + text("左右"),
        text("元"),
        f"<number:number>{embedded('-', 4)}</number:number>{text(' 左右')}",
    ],
)
def test_other_formats_show_a_value_plainly(inside: str):
    assert shown(inside) is None


def test_currencies_count_and_a_style_has_the_format_of_the_style_above_it():
    named = number_style(NUMBER + text("元"), "N7", "currency") + cell_style("Base", "N7")
    content = cell_style("ce1", parent="Base") + cell_style("ce2", "N8", "Base")
    looped = cell_style("a", parent="b") + cell_style("b", parent="a")

    styles = find_ods_styles((content + looped).encode(), named.encode())
    assert styles.shown == {b"Base": ShownAs("元", Decimal(1)), b"ce1": ShownAs("元", Decimal(1))}


def test_named_styles_are_needed_only_for_formats_that_the_content_does_not_define():
    used = cell_style("ce1", "N1")

    assert needs_named_styles(used.encode())
    assert not needs_named_styles((number_style(NUMBER) + used).encode())
    assert not needs_named_styles(cell_style("ce1").encode())


def test_text_styles_that_raise_or_strike_out_are_told():
    def style(name: str, properties: str) -> str:
        return (
            f'<style:style style:name="{name}" style:family="text">'
            f"<style:text-properties {properties}/></style:style>"
        )

    xml = (
        style("T1", 'style:text-position="super 58%"')
        + style("T2", 'style:text-position="33% 58%" style:text-line-through-style="none"')
        + style("T3", 'style:text-line-through-type="single" style:text-position="0% 100%"')
        + style("T4", 'style:text-position="sub 58%"')
    )
    raised, struck = Run("", is_raised=True), Run("", is_struck=True)

    assert find_ods_styles(xml.encode()) == OdsStyles(
        {}, {b"T1": raised, b"T2": raised, b"T3": struck}
    )
    assert find_ods_styles(b"") == OdsStyles({}, {})
