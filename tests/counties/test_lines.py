"""The province's sentences: counts with shares first, nothing for zero things."""

from pathlib import Path

from flows.counties.lines import (
    absent_sentence,
    county_texts,
    indicator_values,
    judgement_sentences,
    matter_sentences,
)
from flows.counties.roll_up import ProvinceMonth, roll_up
from tests.counties.example import PERIOD, put

RED = {"status": "red", "points": 0.0, "shortfall": 0.5}


def month_of(out: Path, *counties: str) -> ProvinceMonth:
    return roll_up(out, counties, PERIOD)


def test_the_conclusion_counts_and_shares(tmp_path: Path):
    put(tmp_path, "A", [{}], forms_received=3)
    put(tmp_path, "B", [RED])

    assert judgement_sentences(month_of(tmp_path, "A", "B")) == [
        "2026年3月，2个县共考核指标2项次，达到序时进度1项，占50%；预警1项。",
        "应报报表8张，未报1张。",
    ]


def test_a_perfect_month_names_no_reds_and_no_forms(tmp_path: Path):
    put(tmp_path, "A", [{}])

    assert judgement_sentences(month_of(tmp_path, "A")) == [
        "2026年3月，1个县共考核指标1项次，达到序时进度1项，占100%。"
    ]


def test_the_ends_of_the_ranking_are_named_when_they_are_not_the_same(tmp_path: Path):
    for number in range(11):
        put(tmp_path, f"C{number:02d}", [{} if number % 2 else RED])
    codes = [f"C{number:02d}" for number in range(11)]

    assert "列前5位" in judgement_sentences(month_of(tmp_path, *codes))[-1]
    assert not any("列前" in one for one in judgement_sentences(month_of(tmp_path, *codes[:10])))


def test_only_shared_matters_are_the_provinces(tmp_path: Path):
    put(tmp_path, "A", [{}], [{}, {"indicator_code": "R2", "position": 2}])
    put(tmp_path, "B", [{}], [{"shortfall": 0.9}])

    assert matter_sentences(month_of(tmp_path, "A", "B")) == [
        ("卫生厕所普及率：", "2个县列为须办事项，最高级别督办，差距最大的是B县。")
    ]


def test_a_county_that_reports_nothing_has_dashes(tmp_path: Path):
    put(tmp_path, "A", [{"coverage": 0.0, "status": "missing", "points": 0.0}])

    [county] = month_of(tmp_path, "A").counties

    assert county_texts(county) == ["—", "A县", "—", "0", "0", "0", "1", ""]


def test_a_share_of_a_target_stands_only_where_both_add_up(tmp_path: Path):
    amount = {"indicator_code": "S1", "kind": "stock", "numerator": None, "denominator": None}
    put(tmp_path, "A", [{}, amount | {"actual": 10.0, "target": 40.0}])

    shares = [indicator_values(one)[6] for one in month_of(tmp_path, "A").indicators]

    assert shares == [None, 0.25]


def test_absent_counties_are_named_and_no_others(tmp_path: Path):
    put(tmp_path, "A", [{}])

    assert absent_sentence(month_of(tmp_path, "A"), {}) == ""
    assert absent_sentence(month_of(tmp_path, "A", "B"), {"B": "乙县"}) == (
        "1个县本月没有结果，未计入：乙县。"
    )
    assert judgement_sentences(month_of(tmp_path, "B")) == ["2026年3月没有可汇总的县级数据。"]
