"""A row without figures heads the rows below it, or is one of them that was not reported."""

from flows.ingest.tidy.headings import find_headings
from flows.ingest.tidy.label_lines import LabelLine


def line(row: int, text: str, *, values: bool = True, **more) -> LabelLine:
    number = more.pop("number", None)
    return LabelLine(row, text, more.pop("indent", 0), number, values, **more)


def heads(*lines: LabelLine) -> set[int]:
    return set(find_headings(lines))


def test_a_row_amid_its_own_kind_was_just_not_reported():
    assert heads(line(0, "城关镇"), line(1, "中厂镇", values=False), line(2, "构扒镇")) == set()


def test_a_row_at_the_top_of_the_body_heads_what_follows_and_so_do_its_like():
    rows = [line(0, "Alpvem", values=False), line(1, "Mor"), line(2, "Lup")]
    rows += [line(3, "Betvem", values=False), line(4, "Tar"), line(5, "Dov")]
    assert heads(*rows) == {0, 3}


def test_a_colon_a_wide_merge_or_bold_makes_a_heading_anywhere():
    for look in ({}, {"is_wide": True}, {"is_strong": True}):
        text = "Betvem" if look else "Betvem:"
        assert heads(line(0, "Mor"), line(1, text, values=False, **look), line(2, "Tar")) == {1}


def test_a_numbered_row_heads_rows_without_numbers():
    rows = [line(0, "Mor"), line(1, "二、土地", values=False, number=0), line(2, "耕地")]
    assert heads(*rows) == {1}


def test_the_last_row_heads_nothing():
    assert heads(line(0, "Mor"), line(1, "Betvem:", values=False)) == set()


def test_a_total_without_figures_heads_nothing():
    assert heads(line(0, "合计", values=False), line(1, "Mor"), line(2, "Tar")) == set()


def test_a_year_without_figures_among_years_is_only_not_reported():
    rows = [line(0, "2018"), line(1, "2019", values=False), line(2, "2020"), line(3, "2021")]
    assert heads(*rows) == set()
    assert heads(line(0, "2018", values=False), line(1, "Jan"), line(2, "Feb")) == {0}
