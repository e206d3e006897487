"""The line that the status log gets when an indicator is retired, once."""

import pandas as pd

from flows.assess.retired_changes import explain_retired
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
)

CATALOG = make_catalog(
    make_areas([1]),
    [make_measure("m")],
    [make_indicator("A", measure="m", retired="2022-04"), make_indicator("B", measure="m")],
)


def before(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["indicator_code", "period", "status"])
    return frame.assign(area_code=COUNTY)


def lines(frame: pd.DataFrame, through: str) -> list[tuple]:
    return list(explain_retired(frame, CATALOG, through).itertuples(index=False, name=None))


def test_the_first_run_that_reaches_the_month_writes_the_line():
    judged = before(("A", "2022-02", "green"), ("A", "2022-03", "red"), ("B", "2022-03", "green"))

    assert lines(judged, "2022-03") == []
    assert lines(judged, "2022-04") == [
        (
            "2022-04",
            "A",
            COUNTY,
            "red",
            "not_applicable",
            "indicator retired",
            "2022-03",
            "较2022年3月由预警转为不适用；指标停用，自2022年4月起不再评价，以前的结果保留。",
        )
    ]


def test_a_later_run_writes_no_second_line():
    judged = before(("A", "2022-03", "red"), ("B", "2022-03", "green"), ("B", "2022-04", "green"))

    assert lines(judged, "2022-05") == []


def test_an_end_that_was_declared_late_is_told_when_its_months_go():
    judged = before(("A", "2022-03", "yellow"), ("A", "2022-04", "red"))

    assert [line[:5] for line in lines(judged, "2022-05")] == [
        ("2022-04", "A", COUNTY, "yellow", "not_applicable")
    ]


def test_an_indicator_that_was_never_judged_has_no_line():
    assert lines(before(("B", "2022-03", "green")), "2022-04") == []
