"""The rules judged from outside: a perfect and a troubled county (rules.md section 11)."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest

from flows.assess.judge import Judgement, judge_county
from flows.catalog.load import load_catalog
from flows.paths import PROJECT
from flows.period import periods_between
from flows.simulate.courses import Course, Perfect, Troubled
from flows.simulate.truth import make_truth, sent_observations

CATALOG = load_catalog(PROJECT / "data" / "catalog")
COUNTY = CATALOG.county.area_code
MONTHS = periods_between("2021-01", "2022-12")
KEYS = ["indicator_code", "area_code", "period"]
SEEDS = (1, 2, 3)
STOPPED_COUNT = 80
NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])
DUE_MONTHS = {
    (target.indicator_code, target.due_month[:4]): target.due_month
    for target in CATALOG.targets
    if target.due_month
}


def judged(course: Course, seed: int) -> Judgement:
    observations = sent_observations(CATALOG, make_truth(CATALOG, MONTHS, seed, course))
    return judge_county(CATALOG, observations, NOTHING_HELD, NOTHING_SENT, MONTHS[-1])


@pytest.fixture(scope="module", params=SEEDS)
def perfect(request: pytest.FixtureRequest) -> tuple[int, Judgement]:
    return request.param, judged(Perfect(), request.param)


def letter_worthy(judgement: Judgement) -> list[tuple[str, str, int]]:
    """Warnings above the watch list: level 2 and more, or a red against a plan target that is due.

    Worked out from rows and due months here, not from the program's own list.
    """
    warnings = judgement.warnings[judgement.warnings["indicator_code"] != ""]
    rows = judgement.assessments
    reds = rows[(rows["status"] == "red") & (rows["is_reference"] != True)]  # noqa: E712
    found = []
    for warning in warnings.itertuples():
        own = reds[
            (reds["indicator_code"] == warning.indicator_code)
            & (reds["area_code"] == warning.area_code)
            & reds["period"].between(warning.opened, warning.last_period)
        ]
        is_due = [
            period >= DUE_MONTHS.get((warning.indicator_code, period[:4]), "")
            for period in own["period"]
        ]
        if warning.level > 1 or any(is_due):
            found.append((warning.indicator_code, warning.area_code, warning.level))
    return found


def red_share(judgement: Judgement) -> float:
    rows = judgement.assessments
    judged_rows = rows[rows["status"].isin(["green", "yellow", "red"])]
    return float((judged_rows["status"] == "red").mean())


def test_a_perfect_county_gets_no_letter_and_hardly_a_red_row(perfect: tuple[int, Judgement]):
    _, judgement = perfect

    assert letter_worthy(judgement) == []
    assert red_share(judgement) <= 0.01
    statuses = Counter(judgement.assessments["status"])
    assert statuses["green"] > 8000


@pytest.mark.parametrize("seed", SEEDS)
def test_off_season_nothing_rises_above_the_first_level(seed: int):
    warnings = judged(Perfect(seed, off_season=3), seed).warnings

    assert warnings[(warnings["indicator_code"] != "") & (warnings["level"] > 1)].empty


def stops_of(seed: int) -> dict[str, str]:
    """Draw measures that serve one indicator only, and the month from which they stop.

    Sums of a year cannot fall within it: they stop in January.
    """
    uses = Counter(code for row in CATALOG.indicators for code in {*row.measures, row.allocate_by})
    wholes = {row.subset_of for row in CATALOG.measures}
    wholes |= {row.denominator for row in CATALOG.indicators}
    own = [row.measure or row.numerator for row in CATALOG.indicators]
    alone = [code for code in own if uses[code] == 1 and code not in wholes and can_grow(code)]
    random = np.random.default_rng(seed)
    chosen = [alone[place] for place in random.permutation(len(alone))[:STOPPED_COUNT]]
    return {
        code: "2022-01"
        if CATALOG.measure_by_code[code].accumulation == "ytd"
        else MONTHS[int(random.integers(5, 13))]
        for code in chosen
    }


def can_grow(code: str) -> bool:
    """Cases that are part of other cases vanish with those, whatever stops."""
    measure = CATALOG.measure_by_code[code]
    is_rare = any(row.measure == code and row.direction == "at_most" for row in CATALOG.indicators)
    return not (is_rare and measure.subset_of)


def test_in_a_troubled_county_every_stop_is_warned_and_nothing_else_changes(
    perfect: tuple[int, Judgement],
):
    seed, untroubled = perfect
    stops = stops_of(seed)
    stopped = {
        row.indicator_code: stops[row.measure or row.numerator]
        for row in CATALOG.indicators
        if (row.measure or row.numerator) in stops
    }
    troubled = judged(Troubled(stops), seed)
    before = untroubled.assessments.set_index(KEYS)
    after = troubled.assessments.set_index(KEYS)

    is_changed = (before["status"] != after["status"]).to_numpy()
    assert {key[0] for key in before.index[is_changed]} <= set(stopped)
    checked = [
        was_warned(troubled, before, code, month)
        for code, month in stopped.items()
        if asked_rows(troubled, before, code, month).shape[0] >= 3
    ]
    assert len(checked) >= 10
    assert all(checked)


def asked_rows(judgement: Judgement, before: pd.DataFrame, code: str, month: str) -> pd.DataFrame:
    """The county's rows against a plan target that ask something, from where the stop shows."""
    rows = judgement.assessments
    own = rows[
        (rows["indicator_code"] == code)
        & (rows["area_code"] == COUNTY)
        & (rows["period"] >= month)
        & rows["status"].isin(["green", "yellow", "red"])
        & (rows["is_reference"] == False)  # noqa: E712
    ].set_index(KEYS)
    shows = own["actual"] != before["actual"].reindex(own.index)
    first = own.index[shows.to_numpy()].get_level_values("period").min() if shows.any() else "9"
    is_asked = (own["expected"].abs() > 1e-9) | (
        CATALOG.indicator_by_code[code].direction == "at_most"
    )
    return own[is_asked & (own.index.get_level_values("period") >= first)]


def was_warned(judgement: Judgement, before: pd.DataFrame, code: str, month: str) -> bool:
    third = asked_rows(judgement, before, code, month).index.get_level_values("period")[2]
    warnings = judgement.warnings
    own = warnings[(warnings["indicator_code"] == code) & (warnings["area_code"] == COUNTY)]
    return bool(((own["last_period"] >= month) & (own["opened"] <= third)).any())
