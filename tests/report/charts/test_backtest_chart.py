"""The picture of what the warnings were worth."""

from pathlib import Path

import pandas as pd
from PIL import Image

from flows.report.charts.backtest_chart import write_backtest_chart


def summary(policy: str) -> pd.DataFrame:
    rows = [
        ("all", "", 12, 5, 3, 0.75, 0.6),
        ("plan", "产业振兴", 8, 4, 3, 0.8, 0.75),
        ("plan", "生态振兴", 4, 1, 0, None, 0.0),
        ("kind", "flow", 12, 5, 3, 0.75, 0.6),
    ]
    columns = ["group", "name", "targets", "missed", "warned_in_time", "precision", "recall"]
    return pd.DataFrame(rows, columns=columns).assign(policy=policy)


def test_two_policies_stand_side_by_side_in_one_picture(tmp_path: Path):
    one, two = tmp_path / "one.png", tmp_path / "two.png"
    write_backtest_chart(summary("present"), "2021-01", "2022-12", one)
    write_backtest_chart(
        pd.concat([summary("present"), summary("strict")]), "2021-01", "2022-12", two
    )

    with Image.open(one) as small, Image.open(two) as large:
        assert large.size[1] > small.size[1]
        assert large.size[0] == small.size[0]
