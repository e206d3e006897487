"""A line belongs to a line above it: by indent, as a part, under a heading."""

from flows.ingest.tidy.label_lines import LabelLine, numbering_of
from flows.ingest.tidy.nesting import nest_lines


def paths(*drawn: str, heads: tuple[int, ...] = ()) -> list[str]:
    """Return the paths of lines; leading blanks indent, a leading / is a blank row above."""
    lines = []
    for row, text in enumerate(drawn):
        plain = text.lstrip("/ ")
        indent = len(text.lstrip("/")) - len(plain)
        lines.append(
            LabelLine(row, plain, indent, numbering_of(plain), row not in heads, gap=text[0] == "/")
        )
    return [" > ".join(path) for path in nest_lines(lines, frozenset(heads)).values()]


def test_indents_nest_to_any_depth():
    assert paths("Mor", "  Lup", "    Tar", "  Dov", "Pel") == [
        "Mor", "Mor > Lup", "Mor > Lup > Tar", "Mor > Dov", "Pel",
    ]  # fmt: skip


def test_a_part_ends_where_the_next_line_is_none():
    assert paths("户数", "其中：脱贫户", "人口", "#男") == [
        "户数", "户数 > 其中：脱贫户", "人口", "人口 > #男",
    ]  # fmt: skip


def test_a_line_aligned_with_the_words_of_a_part_is_its_sibling():
    assert paths("人口", "    其中:男性", "         女性", "户数") == [
        "人口", "人口 > 其中:男性", "人口 > 女性", "户数",
    ]  # fmt: skip


def test_of_which_is_a_part_too():
    assert paths("Output", "of which: timber", "Sales")[1] == "Output > of which: timber"


def test_a_blank_row_ends_the_group_of_a_heading():
    assert paths("Alp", "Mor", "/Tar", heads=(0,)) == ["Alp", "Alp > Mor", "Tar"]
    assert paths("Alp", "/Mor", "Tar", heads=(0,)) == ["Alp", "Alp > Mor", "Alp > Tar"]


def test_numbers_nest_without_any_indent():
    assert paths("一、农业", "（一）种植", "（二）养殖", "二、工业") == [
        "一、农业", "一、农业 > （一）种植", "一、农业 > （二）养殖", "二、工业",
    ]  # fmt: skip


def test_a_total_heads_nothing_unless_its_siblings_have_rows_too():
    assert paths("全市", "  城关", "  中厂") == ["全市", "城关", "中厂"]
    assert paths("Total", "  Men", "White", "  Men")[1::2] == ["Total > Men", "White > Men"]


def test_a_total_set_in_for_its_looks_belongs_to_no_row():
    assert paths("Mor", "Lup", "   Total") == ["Mor", "Lup", "Total"]


def test_a_heading_of_headings_lasts_until_the_next_one():
    drawn = ["ASSETS", "Current:", "  Cash", "     Total current", "Fixed", "DEBTS", "Long:", "  A"]
    assert paths(*drawn, heads=(0, 1, 5, 6))[2:] == [
        "ASSETS > Current: > Cash", "ASSETS > Current: > Total current", "ASSETS > Fixed", "DEBTS",
        "DEBTS > Long:", "DEBTS > Long: > A",
    ]  # fmt: skip


def test_a_part_does_not_end_the_group_of_a_heading():
    assert paths("二、产量", "粮食", "#夏粮", "油料", heads=(0,))[1:] == [
        "二、产量 > 粮食", "二、产量 > 粮食 > #夏粮", "二、产量 > 油料",
    ]  # fmt: skip
