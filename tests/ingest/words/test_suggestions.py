"""The nearest names for an unknown one, each with its reason."""

import pytest

from flows.ingest.words.area_names import area_index
from flows.ingest.words.measure_names import wording_index
from flows.ingest.words.suggestions import suggest_measures, suggest_villages
from tests.ingest.forms.one_table import TOWN
from tests.ingest.town_file import CATALOG


def villages(name: str) -> str:
    return suggest_villages(name, TOWN, area_index(CATALOG, "2022-06"))


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [
        ("圣利村", "胜利村委会（同音）"),
        ("午角村", "牛角村委会（形近）"),
        ("胜利社区", "胜利村委会（只有村、社区之别）"),
        ("利胜村", "胜利村委会（字序不同）"),
        ("牛角山村", "牛角村委会（多字）"),
        ("安村", "安福村委会（少字）、安槐村委会（少字）、安坪村委会（少字）"),
        (
            "安坏村",
            "安福村委会（有1个字不同）、安槐村委会（有1个字不同）、安坪村委会（有1个字不同）",
        ),
        ("远处无名之地", ""),
    ],
)
def test_a_village_gets_the_nearest_names_with_how_they_differ(name: str, suggestion: str):
    assert villages(name) == suggestion


def test_beside_an_evident_slip_the_merely_similar_names_are_left_out():
    assert villages("清丰村") == "清风村委会（同音）"


def test_a_village_of_another_town_says_whose_it_is():
    assert villages("同心社区") == "中厂镇有同名村，请核对是否填错单位"


@pytest.mark.parametrize(
    ("code", "suggestion"),
    [
        ("610929101001", "该代码是中厂镇同心社区居委会"),
        ("610929999999", "目录中没有这个代码"),
    ],
)
def test_a_code_says_whose_it_is_or_that_nobody_has_it(code: str, suggestion: str):
    assert villages(code) == suggestion


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("农业园区个", "村内现代农业园区个数（有1个字不同）"),
        ("主导产业", "优势主导产业个数（少字）"),
        ("网店数", ""),
    ],
)
def test_a_header_gets_the_forms_nearest_measures(text: str, suggestion: str):
    assert suggest_measures(text, "T3", wording_index(CATALOG), CATALOG) == suggestion
    assert suggest_measures(text, "没有的表", wording_index(CATALOG), CATALOG) == ""
