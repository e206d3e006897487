from dataclasses import replace

import pytest

from flows.report.bulletin.praise import praise
from flows.report.month.progress import Progress, UnitProgress
from flows.report.month.towns import CommonStanding
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_what_got_better_in_a_real_month(review):
    assert praise(review)[1:] == [
        ("进步较快的镇", "按两个月均有数据的指标计算得分，宋家镇提高4.3分，冷水镇提高0.8分。")
    ]
    lead, text = praise(review)[0]
    assert lead == "销号事项"
    assert text.startswith("全县层面6项预警销号：")
    assert text.endswith("镇级18项次预警销号，涉及8项指标。")


def test_the_counts_are_those_of_the_warnings_that_ended(review):
    ended = [one for one in review.warned if one.change == "resolved"]

    assert sum(one.is_county for one in ended) == 6
    assert sum(not one.is_county for one in ended) == 18


def test_nothing_better_is_no_section(review):
    assert praise(replace(review, progress=Progress((), (), (), ()))) == []


def test_towns_and_units_that_moved_alike_are_told_together(review):
    one, two, three, *_ = review.towns
    risen = [
        replace(town, common=CommonStanding(0.0, 0.0, 1, 1, gain))
        for town, gain in ((one, 27.3), (two, 27.3), (three, 3.94))
    ]
    units = tuple(UnitProgress(name, 5, 1, 0) for name in ("甲局", "乙局"))
    better = Progress((), (), tuple(risen), (UnitProgress("丙局", 9, 5, 3), *units))

    assert praise(replace(review, progress=better)) == [
        (
            "进步较快的镇",
            f"按两个月均有数据的指标计算得分，{one.town}、{two.town}各提高27.3分，"
            f"{three.town}提高3.9分。",
        ),
        ("进步较快的单位", "牵头指标中未达进度的，丙局由5项减至3项，甲局、乙局均由1项减至无。"),
    ]
