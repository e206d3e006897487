"""What must hold of every judgement, whatever the figures (issue 3, property tests)."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from flows.assess.judge import Judgement, judge_county
from flows.period import shift, year_of
from tests.assess.small_catalogs import (
    COUNTY,
    Example,
    examples,
    make_areas,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)
from tests.assess.test_cases import catalog_of, read_cells
from tests.assess.test_plain import NOTHING_HELD, NOTHING_SENT, judged

QUICK = settings(
    max_examples=15,
    phases=[Phase.explicit, Phase.generate],
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
KEYS = ["indicator_code", "area_code", "period"]
VILLAGES = [area.area_code for area in make_areas([2, 3, 1]) if area.level == "village"]
COUNTS = st.lists(st.integers(0, 50), min_size=len(VILLAGES), max_size=len(VILLAGES))


def assert_same(one: Judgement, other: Judgement) -> None:
    for name, frame in vars(one).items():
        pd.testing.assert_frame_equal(frame, getattr(other, name), check_exact=True)


def judge_sums_and_ratios(parts: list[int], wholes: list[int]) -> pd.DataFrame:
    """Actual values of a sum and a ratio over six villages of three towns, by area."""
    catalog = make_catalog(
        make_areas([2, 3, 1]),
        [make_measure("part"), make_measure("whole")],
        [
            make_indicator("SUM", measure="part"),
            make_indicator(
                "RATIO", kind="rate", aggregation="ratio", numerator="part", denominator="whole"
            ),
        ],
    )
    rows = [("part", *row) for row in zip(VILLAGES, parts, strict=True)]
    rows += [("whole", *row) for row in zip(VILLAGES, wholes, strict=True)]
    observations = pd.DataFrame(rows, columns=["measure_code", "area_code", "value"])
    observations = observations.assign(period="2022-01")
    found = judge_county(catalog, observations, NOTHING_HELD, NOTHING_SENT, "2022-01")
    return found.assessments.set_index(["indicator_code", "area_code"])["actual"]


@QUICK
@given(COUNTS)
def test_a_total_equals_the_sum_of_its_parts(parts: list[int]):
    actual = judge_sums_and_ratios(parts, parts)["SUM"]

    assert actual[COUNTY] == sum(parts)
    assert actual.drop(COUNTY).sum() == sum(parts)


@QUICK
@given(COUNTS, COUNTS)
def test_a_ratio_lies_between_its_towns_ratios(parts: list[int], wholes: list[int]):
    wholes = [whole + 1 for whole in wholes]
    actual = judge_sums_and_ratios(parts, wholes)["RATIO"]
    towns = actual.drop(COUNTY)

    assert towns.min() - 1e-9 <= actual[COUNTY] <= towns.max() + 1e-9
    assert actual[COUNTY] == pytest.approx(100 * sum(parts) / sum(wholes))


@QUICK
@given(examples(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(example: Example, dice):
    shuffled = dice.sample(example.observations, len(example.observations))

    assert_same(judged(example), judged(replace(example, observations=shuffled)))


@QUICK
@given(examples(), st.integers(0, 10_000))
def test_a_correction_changes_just_what_depends_on_it(example: Example, number: int):
    assume(example.observations)
    row = example.observations[number % len(example.observations)]
    measure, area, period, value = row
    corrected = [r for r in example.observations if r != row]
    corrected.append((measure, area, period, value + 5.0))
    before = judged(example).assessments.set_index(KEYS)
    after = judged(replace(example, observations=corrected)).assessments.set_index(KEYS)

    assert list(before.index) == list(after.index)
    is_same = (before["actual"] == after["actual"]) | (
        before["actual"].isna() & after["actual"].isna()
    )
    assert all(
        uses(example, code, measure) and is_above(example, place, area) and reaches(period, month)
        for code, place, month in before.index[~is_same]
    )
    of_unconcerned = [
        not uses(example, code, measure) and not weighs(example, code, measure)
        for code, _, _ in before.index
    ]
    pd.testing.assert_frame_equal(before[of_unconcerned], after[of_unconcerned])
    is_earlier = before.index.get_level_values("period") < period
    is_of_earlier_year = [year_of(month) < year_of(period) for *_, month in before.index]
    pd.testing.assert_frame_equal(before[is_of_earlier_year], after[is_of_earlier_year])
    figures = ["actual", "coverage"]
    pd.testing.assert_frame_equal(before.loc[is_earlier, figures], after.loc[is_earlier, figures])


@QUICK
@given(examples(), st.integers(0, 10_000), st.integers(0, 20))
def test_closing_an_area_changes_no_earlier_month(example: Example, number: int, months: int):
    open_areas = [
        area for area in example.catalog.areas if area.level != "county" and not area.valid_to
    ]
    assume(example.observations and open_areas)
    first = min(row[2] for row in example.observations)
    chosen = open_areas[number % len(open_areas)]
    last = max(shift(first, months), chosen.valid_from)
    closed = replace(
        example,
        catalog=replace(
            example.catalog,
            areas=tuple(
                replace(area, valid_to=min(last, area.valid_to or last))
                if is_above(example, chosen.area_code, area.area_code)
                else area
                for area in example.catalog.areas
            ),
        ),
    )

    for name, frame in vars(judged(replace(example, through=last))).items():
        other = getattr(judged(replace(closed, through=last)), name)
        if name == "targets":
            frame, other = (rows[rows["year"] <= year_of(last)] for rows in (frame, other))
        pd.testing.assert_frame_equal(
            frame.reset_index(drop=True), other.reset_index(drop=True), check_exact=True
        )
    before, after = (
        without_shared_out(example, one)[lambda rows: rows["period"] <= last]
        for one in (judged(example).assessments, judged(closed).assessments)
    )
    pd.testing.assert_frame_equal(before.reset_index(drop=True), after.reset_index(drop=True))


def without_shared_out(example: Example, rows: pd.DataFrame) -> pd.DataFrame:
    """Leave out what is shared out: its first weight may come later in the year."""
    weighed = {row.indicator_code for row in example.catalog.indicators if row.allocate_by}
    return rows[~rows["indicator_code"].isin(weighed)]


def uses(example: Example, code: str, measure: str) -> bool:
    return measure in example.catalog.indicator_by_code[code].measures


def weighs(example: Example, code: str, measure: str) -> bool:
    return measure == example.catalog.indicator_by_code[code].allocate_by


def is_above(example: Example, place: str, area: str) -> bool:
    while area and area != place:
        area = example.catalog.area_by_code[area].parent_code
    return area == place


def reaches(period: str, month: str) -> bool:
    """A value counts in its own month and, carried, in the two months after it."""
    return period <= month <= shift(period, 2)


def test_judging_the_home_county_again_in_another_order_gives_identical_frames(tmp_path: Path):
    catalog = catalog_of("home", tmp_path)
    observations, _ = read_cells("home")
    shuffled = observations.sample(frac=1, random_state=1)
    first, second = (
        judge_county(catalog, rows, NOTHING_HELD, NOTHING_SENT, "2022-06")
        for rows in (observations, shuffled)
    )

    assert_same(first, second)


def test_a_parquet_file_is_judged_like_its_frame(tmp_path: Path):
    catalog = make_catalog(
        make_areas([1]),
        [make_measure("m")],
        [make_indicator("A", measure="m")],
        [make_target("A", 2022, 10.0)],
    )
    rows = pd.DataFrame(
        [("m", "610929001200", "2022-01", 8.0), ("m", "610929001200", "2022-02", float("nan"))],
        columns=["measure_code", "area_code", "period", "value"],
    )
    with duckdb.connect() as connection:
        text = rows.astype(dict.fromkeys(("measure_code", "area_code", "period"), "object"))
        connection.from_df(text).write_parquet(str(tmp_path / "rows.parquet"))
    given_as = (rows, tmp_path / "rows.parquet")
    first, second = (
        judge_county(catalog, source, NOTHING_HELD, NOTHING_SENT, "2022-02") for source in given_as
    )

    assert_same(first, second)
    assert first.assessments["status"].tolist() == [
        "red",
        "missing",
        "no_target",
        "missing",
    ]
