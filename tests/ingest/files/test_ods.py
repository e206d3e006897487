"""What the XML of an ods sheet tells beside its values: errors, formats, spans, hidden lines."""

from decimal import Decimal

import pytest

from flows.ingest.files.looks.ods_formats import OdsStyles
from flows.ingest.files.ods import look_at_ods
from flows.ingest.files.raised_text import Run
from flows.ingest.files.sheet_details import NOT_CALCULATED, SheetDetails
from flows.ingest.files.unsafe import UnsafeFileError
from flows.ingest.grid import CellError, Merge, ShownAs

ONE = '<table:table-cell office:value-type="float" office:value="1"/>'


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row{attributes}>{''.join(cells)}</table:table-row>"


def cell(kind: str, text: str, attributes: str = "") -> str:
    return (
        f'<table:table-cell office:value-type="{kind}"{attributes}>'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def table(*rows: str, head: str = "") -> str:
    return f'<table:table table:name="表">{head}{"".join(rows)}</table:table>'


def details(*tables: str, largest: int = 1_000) -> dict[int, SheetDetails]:
    return look_at_ods("".join(tables).encode(), largest)


def test_errors_by_their_mark_or_text_and_formulas_without_result_are_found():
    marked = cell("string", "#DIV/0!", ' calcext:value-type="error" table:formula="of:=1/0"')
    never = '<table:table-cell table:formula="of:=SUM([.A1])"/>'
    empty = cell("string", "", ' table:formula="of:=&quot;&quot;"')

    assert details(table(row(ONE, marked), row(cell("string", "Err:502"), never, empty))) == {
        0: SheetDetails(
            errors={
                (0, 1): CellError("#DIV/0!"),
                (1, 0): CellError("Err:502"),
                (1, 1): NOT_CALCULATED,
            }
        )
    }


def test_formats_show_in_the_texts_and_a_repeated_cell_has_several_places():
    percent = cell("percentage", "95%", ' table:number-columns-repeated="2"')
    percent_text = cell("float", "95%")
    month, day = cell("date", "2022年6月"), cell("date", "2022-06-30")

    assert details(table(row(percent, percent_text, month, day))) == {
        0: SheetDetails(
            percent_cells=frozenset([(0, 0), (0, 1)]),
            percent_text_cells=frozenset([(0, 2)]),
            month_cells=frozenset([(0, 3)]),
        )
    }


def test_spans_are_merges_and_a_span_of_one_cell_is_none():
    wide = cell("string", "户数", ' table:number-columns-spanned="2"')
    tall = cell("string", "村", ' table:number-rows-spanned="2" table:number-columns-spanned="1"')
    alone = cell("string", "注", ' table:number-rows-spanned="1" table:number-columns-spanned="1"')

    found = details(table(row(tall, wide, "<table:covered-table-cell/>"), row(alone)))

    assert found == {0: SheetDetails(merges=(Merge(0, 0, 1, 0), Merge(0, 1, 0, 2)))}


def test_hidden_lines_count_with_their_repetition():
    head = (
        '<table:table-column table:number-columns-repeated="2"/>'
        '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>'
    )
    filtered = ' table:visibility="filter" table:number-rows-repeated="2"'

    assert details(table(row(ONE), row(ONE, attributes=filtered), row(ONE), head=head)) == {
        0: SheetDetails(hidden_rows=frozenset([1, 2]), hidden_columns=frozenset([2, 3]))
    }


def test_ten_times_ten_cells_break_a_limit_of_ninety_nine():
    rows = [row(ONE * 10)] * 10

    assert details(table(*rows), largest=100) == {0: SheetDetails()}
    with pytest.raises(UnsafeFileError, match="^单元格范围达100格$"):
        details(table(*rows), largest=99)


def test_empty_cells_repeated_to_the_edge_take_no_room():
    empty = '<table:table-cell table:number-columns-repeated="16384"/>'
    below = row(empty, attributes=' table:number-rows-repeated="1048575"')

    assert details(table(row(ONE, empty), below), largest=1) == {0: SheetDetails()}


def test_each_table_has_its_own_number():
    found = details(table(row(ONE)), table(row(cell("percentage", "5%"))))

    assert found == {0: SheetDetails(), 1: SheetDetails(percent_cells=frozenset([(0, 0)]))}


@pytest.mark.parametrize("start", ["<!DOCTYPE a>", '<!ENTITY x "y">'])
def test_declared_entities_are_refused(start: str):
    with pytest.raises(UnsafeFileError, match="^含有外部实体声明$"):
        details(start, table(row(ONE)))


def test_a_filled_cell_repeated_beyond_the_limit_is_refused_before_its_places_are_listed():
    many = cell("percentage", "95%", ' table:number-columns-repeated="16384"')
    rows = row(many, attributes=' table:number-rows-repeated="1048576"')

    with pytest.raises(UnsafeFileError, match="^单元格范围达17179869184格$"):
        details(table(rows))


def test_styles_of_cells_rows_and_columns_show_a_unit_and_spans_a_raised_digit():
    yuan, wan = ShownAs("元", Decimal(1)), ShownAs("万元", Decimal("0.0001"))
    styles = OdsStyles({b"ce1": yuan, b"ce2": wan}, {b"T1": Run("", is_raised=True)})
    column = '<table:table-column table:default-cell-style-name="ce1"/>'
    span = '12<text:span text:style-name="T1">1</text:span>'
    xml = table(
        row(cell("float", "7元"), cell("string", span)),
        row(cell("float", "7", ' table:style-name="ce9"')),
        row(cell("float", "7万元"), attributes=' table:default-cell-style-name="ce2"'),
        head=column,
    )

    assert look_at_ods(xml.encode(), 1_000, styles) == {
        0: SheetDetails(shown_cells={(0, 0): yuan, (2, 0): wan}, texts={(0, 1): "12¹"})
    }
