"""Which forms a sheet holds, by the measures it names."""

from flows.ingest.forms.recognise import Hits, choose_forms, find_hits
from flows.ingest.sheets.sheet import Sheet
from flows.ingest.words.measure_names import wording_index
from tests.ingest.grids import grid
from tests.ingest.town_file import CATALOG, TITLE

INDEX = wording_index(CATALOG)


def hits(drawing: str) -> Hits:
    return dict(find_hits(Sheet(grid(drawing)), INDEX))


def forms(drawing: str, sheet: str = "Sheet1") -> list[str]:
    drawn = Sheet(grid(drawing, sheet=sheet))
    return choose_forms(find_hits(drawn, INDEX), drawn, CATALOG, INDEX)


def test_each_form_has_the_places_that_name_its_measures():
    assert hits("|村|农户总数|农业园区数|\n|胜利村|3|4|") == {
        "T1": {(0, 1)},
        "T6": {(0, 1)},
        "T3": {(0, 2)},
    }


def test_a_wording_split_over_two_or_three_rows_of_text_is_found_at_its_last():
    assert hits("|村|农业|主导|\n||园区数|产业数|\n|胜利村|3|4|") == {"T3": {(1, 1), (1, 2)}}
    assert hits("|村|现代|主导|\n||农业|产|\n||园区数|业数|") == {"T3": {(2, 1), (2, 2)}}


def test_a_wording_split_over_a_row_of_numbers_is_none():
    assert hits("|村|农业|\n||7|\n||园区数|") == {}


def test_a_form_is_chosen_by_two_measures_and_not_by_one():
    assert forms("|村|农业园区数|主导产业数|") == ["T3"]
    assert forms("|村|农业园区数|户数|") == []


def test_a_form_named_in_title_or_sheet_is_chosen_by_one():
    assert forms(f"|{TITLE}||\n|村|农业园区数|") == ["T3"]
    assert forms("|村|农业园区数|户数|", sheet="村集体经济发展月报表") == ["T3"]


def test_a_large_form_needs_three_tenths_of_its_measures():
    size = len(CATALOG.measures_by_form["T4"])
    labels = [f"|{measure.name}|1|" for measure in CATALOG.measures_by_form["T4"]]

    assert size == 24
    assert forms("\n".join(labels[:8])) == ["T4"]
    assert forms("\n".join(labels[:7])) == []


def test_a_wording_that_two_forms_share_counts_once_for_the_named_one():
    drawing = "|2022年6月城关镇农村人居环境整治月报表||\n|村|农户总数|自然村总数|"

    assert forms(drawing) == ["T1"]


def test_a_form_is_named_by_a_title_of_a_table_further_down_too():
    above = f"|{TITLE}||\n|村|农业园区数|主导产业数|" + "\n|胜利村|1|2|" * 8
    below = "\n|村|卫生厕所户数|问题厕所数|\n|胜利村|1|2|"

    assert forms(above + below) == ["T3"]
    assert forms(above + "\n|城关镇农村人居环境整治月报表||" + below) == ["T3", "T1"]
