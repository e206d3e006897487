import pytest

from flows.report.month.judged_row import judged_rows
from flows.report.month.list_matters import list_matters
from flows.report.month.warned import WarningBook
from tests.report.month.example import example_facts, read_case


@pytest.fixture(scope="module")
def facts(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog"))


@pytest.fixture(scope="module")
def matters(facts):
    book = WarningBook(facts, judged_rows(facts.assessments))
    return list_matters(facts, book.indicators)


def test_every_matter_of_the_cases_is_there_in_order_with_its_towns(matters):
    expected = read_case("matters.csv")
    june = expected[expected["period"] == "2022-06"]

    assert [matter.code for matter in matters] == june["indicator_code"].tolist()
    assert [len(matter.towns) for matter in matters] == june["towns"].tolist()
    assert [matter.months for matter in matters] == june["months"].tolist()
    assert [
        "|".join(sorted(part.area_code for part in matter.towns)) for matter in matters
    ] == june["town_codes"].fillna("").tolist()
    assert ["|".join(one.indicator_code for one in matter.also) for matter in matters] == june[
        "also"
    ].fillna("").tolist()


def test_the_figures_are_those_of_the_leading_warning(matters):
    first = matters[0]

    assert (first.name, first.area, first.unit) == ("“零就业”易地搬迁户数", "白河县", "户")
    assert (first.row.actual, first.row.expected, first.missing) == (57.0, 0.0, 57.0)
    assert (first.level, first.months, first.is_watched) == (3, 17, False)


def test_the_town_that_lacks_most_comes_first(matters):
    jobs = next(matter for matter in matters if matter.code == "EMP-14")

    assert [(part.town, part.missing) for part in jobs.towns][:2] == [
        ("构朳镇", 1018.0),
        ("卡子镇", 593.0),
    ]


def test_references_are_a_watch_list(matters):
    assert all(matter.is_watched for matter in matters if matter.is_reference)
