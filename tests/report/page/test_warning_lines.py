"""The page's lists agree with the month in review."""

from flows.report.page.warning_lines import finding_groups, matter_lines, warning_lines


def test_matters_keep_their_order(review):
    lines = matter_lines(review.asked, review)

    assert [line.code for line in lines] == [one.code for one in review.asked]
    assert all(line.figures and line.owner for line in lines)


def test_every_warning_of_the_month_is_listed_the_highest_level_first(review):
    lines = warning_lines(review)

    assert len(lines) == len(review.warned)
    assert [line.level for line in lines] == sorted((one.level for one in lines), reverse=True)
    assert {line.change for line in lines} <= {"新增", "升级", "持续", "销号", "期满"}


def test_findings_stand_by_sender_the_gravest_first(review):
    (group,) = finding_groups(review)

    assert group.sender == "仓上镇"
    assert [row.name for row in group.rows] == ["必须改正", "必须改正", "提示"]
