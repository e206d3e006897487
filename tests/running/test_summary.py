from pathlib import Path

import pytest

from flows.running.summary import RunSummary, as_paths


@pytest.mark.parametrize(
    ("summary", "code"),
    [
        (RunSummary("r", "2022-06"), 0),
        (RunSummary("r", "2022-06", findings={"flag": 3}), 0),
        (RunSummary("r", "2022-06", findings={"hold": 1}), 1),
        (RunSummary("r", "2022-06", findings={"reject": 1}), 1),
        (RunSummary("r", "2022-06", findings={"hold": 1}, failures=("x",)), 5),
    ],
)
def test_the_exit_code_says_how_it_went(summary: RunSummary, code: int):
    assert summary.exit_code == code


def test_counts_stand_in_the_order_of_the_papers():
    statuses = {"green": 5, "missing": 1, "not_due": 3, "red": 2, "yellow": 4}
    rows = RunSummary("r", "2022-06", statuses=statuses).to_rows("zh")

    assert [row["what"].removeprefix("状态：") for row in rows] == [
        *("正常", "关注", "预警", "未报", "未到期"),
    ]


def test_paths_below_the_home_folder_are_relative():
    inside, outside = Path("/county/reports"), Path("/elsewhere")

    assert as_paths(Path("/county"), a=inside, b=outside) == {"a": "reports", "b": "/elsewhere"}


def test_the_artifact_holds_counts_matters_places_and_failures():
    summary = RunSummary(
        "r",
        "2022-06",
        files=3,
        matters=("通报 茶叶产量：差134吨",),
        ended="产业振兴方案于2025年底期满。",
        paths={"page": "reports/2022-06/index.html"},
        failures=("邮件未送达",),
    )

    text = summary.to_markdown()

    for part in (
        "| files | 3 |",
        "1. 通报 茶叶产量：差134吨",
        "\n产业振兴方案于2025年底期满。\n",
        "- page: `reports/",
        "邮件未送达",
    ):
        assert part in text
