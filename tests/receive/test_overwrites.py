"""A long table that changes figures of others is loaded, and says what it changed."""

from dataclasses import replace

import pandas as pd

from flows.receive.overwrites import flag_overwrites
from tests.quality.example import CATALOG, VILLAGES, batch_of, cell, reading

NATURAL = "natural_villages"
COLUMNS = ["measure_code", "area_code", "period", "value", "file_name"]


def long_batch(value: float, period: str = "2022-06"):
    one = reading(cell(NATURAL, value, "D2"), name="长表.csv", sha="9" * 64)
    submissions = tuple(
        replace(
            submission,
            form="long",
            cells=tuple(found._replace(period=period) for found in submission.cells),
        )
        for submission in one.submissions
    )
    return batch_of(replace(one, submissions=submissions))


def reported(value: float, file_name: str = "6月城关镇.xlsx", period: str = "2022-06"):
    return pd.DataFrame([[NATURAL, VILLAGES[0], period, value, file_name]], columns=COLUMNS)


def test_a_changed_figure_of_another_file_is_named_with_both_values():
    batch = flag_overwrites(long_batch(9.0), reported(5.0), CATALOG)

    [finding] = batch.findings.to_dict("records")
    assert (finding["code"], finding["severity"], finding["file"]) == (
        "overwrites",
        "flag",
        "长表.csv",
    )
    assert "改动了1个已报数据" in finding["message"]
    assert "（5→9，原报于“6月城关镇.xlsx”）" in finding["message"]
    assert len(batch.cells) == 1


def test_an_earlier_month_is_named_too():
    batch = flag_overwrites(long_batch(9.0, "2022-04"), reported(5.0, period="2022-04"), CATALOG)

    assert "2022年4月" in batch.findings["message"].iloc[0]


def test_the_same_figure_or_the_tables_own_is_no_overwrite():
    for before in (reported(9.0), reported(5.0, "长表.csv"), reported(5.0).iloc[:0]):
        assert flag_overwrites(long_batch(9.0), before, CATALOG).findings.empty


def test_other_forms_overwrite_as_versions_do():
    batch = batch_of(reading(cell(NATURAL, 9.0, "C4")))

    assert flag_overwrites(batch, reported(5.0), CATALOG).findings.empty
