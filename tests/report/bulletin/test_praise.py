from dataclasses import replace

import pytest

from flows.report.bulletin.praise import praise
from flows.report.month.progress import Progress
from tests.report.month.example import example_review


@pytest.fixture(scope="module")
def review(tmp_path_factory):
    return example_review(tmp_path_factory.mktemp("catalog"))


def test_what_got_better_in_a_real_month(review):
    assert praise(review)[1:] == [
        (
            "进步较快的镇",
            "按两个月均考核的指标计算，麻虎镇（得分提高32.7分）、双丰镇（得分提高18分）、"
            "宋家镇（得分提高4.3分）进步较快。",
        )
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
