"""The long run in words."""

from dataclasses import replace

import pytest

from flows.report.long_run.progress_words import long_run_text
from flows.report.long_run.yearly_progress import YearlyProgress
from tests.report.example import example_catalog

NAN = float("nan")


@pytest.fixture(scope="module")
def one(tmp_path_factory: pytest.TempPathFactory) -> YearlyProgress:
    catalog = example_catalog(tmp_path_factory.mktemp("catalog"))
    ends = ((2020, 60.0), (2023, 72.5))
    indicator = catalog.indicator_by_code["ECO-01"]
    return YearlyProgress(indicator, ends, 90.0, 2025, "moderate_progress", 0.7, "part")


def test_the_long_run_is_told_with_both_methods(one: YearlyProgress):
    assert long_run_text(one) == (
        "长期进展：2020年60→2023年72.5（目标2025年90）；增长率比法：进展一般（0.7）；"
        "四符号法：多云（略有差距）。"
    )


def test_what_means_nothing_is_not_given_a_figure(one: YearlyProgress):
    bare = replace(one, growth="not_available", ratio=NAN, target=NAN, symbol="")

    assert long_run_text(bare) == (
        "长期进展：2020年60→2023年72.5（未设目标）；增长率比法：不适用；四符号法：—。"
    )
