"""The judgement seen by a simulation that shares nothing with `flows.simulate` (section 11).

More seeds and kinds of trouble: `python -m tests.bench outside`.
"""

import pandas as pd
import pytest

from tests.assess.small_catalogs import COUNTY
from tests.outside.judged import (
    IN_TIME,
    SOUND,
    above_watch_list,
    all_warned,
    counts,
    judge,
    red_share,
    rows_of,
    skipped,
)
from tests.outside.reports import MONTHS, County
from tests.outside.tasks import TASKS, TOWNS

SEEDS = (1, 2, 3)
MOST_RED = 0.01


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("way", SOUND)
def test_a_county_that_keeps_its_promises_gets_no_letter(way: str, seed: int):
    judgement = judge(SOUND[way](seed))

    found = counts(judgement)
    assert found["green"] > 1600
    assert {"not_due", "not_applicable", "no_target"} <= set(found)
    assert red_share(judgement) <= MOST_RED
    assert above_watch_list(judgement) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_a_skipped_month_is_red_at_most_in_that_month_and_at_the_lowest_level(seed: int):
    """What is counted against the month itself (a quarter's figure, a paced bound) has no other."""
    rows, months = skipped(seed)
    judgement = judge(rows)

    reds = judgement.assessments[judgement.assessments["status"] == "red"]
    warnings = judgement.warnings[judgement.warnings["indicator_code"] != ""]
    assert red_share(judgement) <= MOST_RED
    assert set(reds["period"]) <= set(months)
    assert set(warnings["level"]) <= {1}
    assert set(warnings["state"]) <= {"resolved"}


@pytest.mark.parametrize("seed", SEEDS)
def test_every_stopped_plan_target_is_warned_in_three_asked_periods(seed: int):
    found = [one for one in all_warned(seed, "stopped") if one.asked >= IN_TIME]

    assert len(found) > 20
    assert [one for one in found if one.warned_in is None or one.warned_in > IN_TIME] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_stops_in_one_town_is_warned_in_that_town(seed: int):
    found = [one for one in all_warned(seed, "stopped", in_town=True) if one.asked >= IN_TIME]

    assert len(found) > 12
    assert [one for one in found if one.warned_in is None or one.warned_in > IN_TIME] == []


def test_what_turns_back_is_warned_before_the_plan_is_over():
    found = [one for one in all_warned(SEEDS[0], "turned back") if one.asked >= IN_TIME]

    assert [one.code for one in found if one.warned_in is None] == []


def test_a_wrong_figure_warns_in_its_month_and_leaves_nothing_when_it_is_corrected():
    sound = County(SEEDS[0]).observations()
    is_wrong = (
        (sound["measure_code"] == "S2")
        & (sound["area_code"].str.startswith(TOWNS[0][:9]))
        & (sound["period"] == "2025-05")
    )
    wrong = sound.assign(value=sound["value"].mask(is_wrong, sound["value"] // 10))

    in_may, in_june = (episode_of(judge(wrong, month)) for month in ("2025-05", "2025-06"))
    corrected = judge(wrong.assign(value=sound["value"]))

    assert in_may == ("2025-05", 1, "open")
    assert in_june == ("2025-05", 1, "resolved")
    pd.testing.assert_frame_equal(corrected.assessments, judge(sound).assessments)


def episode_of(judgement) -> tuple[str, int, str]:
    warnings = judgement.warnings
    own = warnings[(warnings["indicator_code"] == "S2") & (warnings["area_code"] == COUNTY)]
    (one,) = own[["opened", "level", "state"]].itertuples(index=False, name=None)
    return one


def test_the_county_holds_every_kind_of_figure():
    """So that no kind is lost unnoticed when a task is changed."""
    kinds = {(task.kind, task.direction, task.aggregation, task.accumulation) for task in TASKS}

    assert {kind for kind, *_ in kinds} == {"stock", "flow", "cumulative", "rate"}
    assert {one for _, one, *_ in kinds} == {"at_least", "at_most", "between", "equal"}
    assert {one for *_, one, _ in kinds} == {"sum", "ratio", "share_where", "count_where", "none"}
    assert {one for *_, one in kinds} == {"stock", "ytd", "cumulative"}


def test_a_range_and_a_limit_are_judged_at_both_ends():
    """Below the lower value and above the upper one of a range; above a limit only."""
    sound = County(SEEDS[0]).observations()

    def status_of(code: str, factor: float) -> str:
        is_own = (sound["measure_code"] == code) & (sound["period"] == MONTHS[-1])
        value = sound["value"].mask(is_own, sound["value"] * factor)
        return str(rows_of(judge(sound.assign(value=value)), code)["status"].iloc[-1])

    assert [status_of("B1", one) for one in (0.8, 1.0, 1.6)] == ["red", "green", "red"]
    assert [status_of("L1", one) for one in (0.5, 1.0, 1.5)] == ["green", "green", "red"]
