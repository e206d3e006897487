from dataclasses import replace

import pytest

from flows.report.month.matter_sentences import (
    figure_sentence,
    leading_phrase,
    month_end,
    outlook_phrase,
    towns_sentence,
    trend_sentence,
    urgent_sentence,
)
from tests.report.month.built import matter
from tests.report.month.example import example_facts
from tests.report.month.rows import NAN, TOWN, judged

TOWNS = [("仓上镇", 40.0), ("冷水镇", 80.0), ("麻虎镇", 90.0), ("双丰镇", 95.0)]


@pytest.fixture(scope="module")
def catalog(tmp_path_factory):
    return example_facts(tmp_path_factory.mktemp("catalog")).catalog


def test_what_is_missing_since_when_and_where(catalog):
    one = matter(catalog, towns=TOWNS)

    assert figure_sentence(one, catalog, "2022-06") == "6月底实际1,096人，应达1,230人，差134人。"
    assert (
        trend_sentence(one)
        == "2022年5月起已预警2个月；按现速年末约1,310人，达不到全年目标1,500人。"
    )
    assert towns_sentence(one, catalog) == "涉及4个镇，差距较大的是仓上镇60、冷水镇20、麻虎镇10人。"


def test_few_towns_are_all_named_and_none_are_not(catalog):
    few = matter(catalog, towns=TOWNS[:2])

    assert towns_sentence(few, catalog) == "涉及2个镇，差距为仓上镇60、冷水镇20人。"
    assert towns_sentence(matter(catalog), catalog) == ""


def test_a_town_without_a_figure_of_the_month_is_named_and_no_old_difference_is_told(catalog):
    """A county card once said 麻虎镇差10人 from May while the chart of June drew no 麻虎镇."""
    one = matter(catalog, towns=TOWNS)
    silent = [
        replace(part, row=replace(part.row, period="2022-05")) if part.town == "麻虎镇" else part
        for part in one.towns
    ]
    some = replace(one, towns=tuple(silent))
    none = replace(one, towns=tuple(part for part in silent if part.town == "麻虎镇"))

    assert (
        towns_sentence(some, catalog)
        == "涉及4个镇，差距为仓上镇60、冷水镇20、双丰镇5人；麻虎镇未报6月数。"
    )
    assert towns_sentence(none, catalog) == "涉及1个镇，均未报6月数。"
    told = replace(some, row=replace(some.row, lacking=("麻虎镇",)))
    assert towns_sentence(told, catalog) == "涉及4个镇，差距为仓上镇60、冷水镇20、双丰镇5人。"
    many = replace(some, row=replace(some.row, lacking=("麻虎镇", "茅坪镇", "宋家镇")))
    assert towns_sentence(many, catalog) == towns_sentence(some, catalog)


def test_one_town_is_told_without_a_number(catalog):
    one = matter(catalog, towns=TOWNS[:1])

    assert towns_sentence(one, catalog) == "涉及仓上镇，差60人。"


def test_a_reference_says_what_it_is(catalog):
    row = judged("EMP-14", is_reference=True, actual=1.0, expected=2.0)

    assert "参考进度（按2021年目标推算）应达2人" in figure_sentence(
        matter(catalog, row=row), catalog, "2021-12"
    )


def test_a_towns_figure_names_the_town(catalog):
    assert figure_sentence(matter(catalog, area_code=TOWN), catalog, "2022-06").startswith(
        "仓上镇6月底实际"
    )


@pytest.mark.parametrize(
    ("values", "text"),
    [
        ({"forecast": NAN}, ""),
        ({"forecast": 84.0, "period": "2022-12"}, ""),
        ({"forecast": 84.0, "forecast_met": False}, "按现速年末约84人，达不到全年目标87人"),
        ({"forecast": 90.0, "forecast_met": True}, "按现速年末约90人，可达全年目标87人"),
        ({"forecast": 84.0, "expected": 87.0}, "按现速年末约84人，仍达不到"),
    ],
)
def test_the_outlook_is_told_where_there_is_one(catalog, values, text):
    indicator = catalog.indicator_by_code["EMP-14"]

    assert outlook_phrase(indicator, judged("EMP-14", **values)) == text


def test_towns_answer_where_the_plan_says_all_towns(catalog):
    assert leading_phrase(matter(catalog)) == "县人社局"
    assert (
        leading_phrase(matter(catalog, lead_units=("各镇",), towns=TOWNS[:2])) == "仓上镇、冷水镇"
    )


def test_the_most_urgent_names_the_town_and_an_older_month(catalog):
    """A town's figure is no figure of the county; December's is none of February."""
    one = matter(catalog)
    row = judged("EMP-14", TOWN, period="2021-12", actual=80.0, expected=90.0)
    of_town = matter(catalog, row=row, area_code=TOWN)

    assert urgent_sentence([one, of_town], "2022-06") == (
        "当前最急的是脱贫人口务工就业规模，差134人。"
    )
    assert urgent_sentence([of_town, one], "2022-02") == (
        "当前最急的是仓上镇脱贫人口务工就业规模，差10人（2021年12月数）。"
    )
    assert urgent_sentence([], "2022-06") == ""


@pytest.mark.parametrize(
    ("figures_of", "words"),
    [("2022-06", "6月底"), ("2022-03", "3月底"), ("2021-12", "2021年12月底")],
)
def test_the_end_of_a_month_of_another_year_names_the_year(figures_of, words):
    assert month_end(figures_of, "2022-06") == words
