import datetime as dt

import pytest

from flows.report.letters.letter_numbers import Numbering, file_name_of, reply_name_of
from tests.report.month.example import example_facts

DAY = dt.date(2022, 7, 6)


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog")).catalog


@pytest.mark.parametrize(
    ("taken", "number"),
    [
        ([], "白衔函〔2022〕1号"),
        (["白衔函〔2022〕9号", "白衔函〔2022〕10号"], "白衔函〔2022〕11号"),
        (["白衔函〔2021〕9号", "别的函〔2022〕7号", "白衔函〔2022〕旧号"], "白衔函〔2022〕1号"),
    ],
)
def test_numbers_go_on_within_the_year(catalog, taken, number):
    assert Numbering(catalog, DAY, taken).next() == number


def test_names_of_documents():
    assert file_name_of("1号", 2, "县林业局", is_draft=True) == "草稿-1号-督办函-县林业局.docx"
    assert file_name_of("1号", 3, "县林业局", is_draft=False) == "1号-通报.docx"
    assert reply_name_of("1号", "县林业局") == "回执-1号-县林业局.xlsx"
