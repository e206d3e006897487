"""The two counties judged: how much is red, what is above the watch list, what was warned when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows.assess.judge import Judgement, judge_county
from flows.catalog.model import Catalog
from tests.assess.small_catalogs import COUNTY
from tests.outside.reports import MONTHS, Amiss, County
from tests.outside.tasks import BY_CODE, TASKS, TOWNS, Task, make_county
from tests.outside.troubles import ALL

CATALOG = make_county()
NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])
KEYS = ["indicator_code", "area_code", "period"]
JUDGED = ("green", "yellow", "red")
#: In so many asked periods a stop must be warned (rules.md section 11).
IN_TIME = 3


def judge(
    observations: pd.DataFrame, through: str = MONTHS[-1], catalog: Catalog = CATALOG
) -> Judgement:
    known = observations[observations["period"] <= through]
    return judge_county(catalog, known, NOTHING_HELD, NOTHING_SENT, through)


def counts(judgement: Judgement) -> dict[str, int]:
    """Rows by status, of the months that the plans cover."""
    rows = judgement.assessments
    return rows.loc[rows["period"] >= MONTHS[0], "status"].value_counts().to_dict()


def red_share(judgement: Judgement) -> float:
    found = counts(judgement)
    return found.get("red", 0) / sum(found.get(status, 0) for status in JUDGED)


def above_watch_list(judgement: Judgement) -> list[tuple[str, str, int]]:
    """Warnings for which a letter is due: level 2, or a red against a plan target that is due."""
    rows = judgement.assessments
    due = [
        period[5:] >= f"{BY_CODE[code].due_month or 1:02d}"
        for code, period in zip(rows["indicator_code"], rows["period"], strict=True)
    ]
    reds = rows[(rows["status"] == "red") & (rows["is_reference"] != True) & np.array(due)]  # noqa: E712
    found = []
    warnings = judgement.warnings[judgement.warnings["indicator_code"] != ""]
    for one in warnings.itertuples():
        is_own = (reds["indicator_code"] == one.indicator_code) & (
            reds["area_code"] == one.area_code
        )
        was_open = reds["period"].between(one.opened, one.last_period)
        if one.level > 1 or (is_own & was_open).any():
            found.append((one.indicator_code, one.area_code, one.level))
    return found


@dataclass(frozen=True)
class Warned:
    """How a troubled task came out: periods asked since it showed, and the first one warned."""

    code: str
    asked: int
    warned_in: int | None
    status: str


def all_warned(seed: int, trouble: str, *, in_town: bool = False) -> list[Warned]:
    """Every task troubled, half of them at a time: the other half must not change."""
    sound = judge(County(seed).observations())
    tasks = [one for one in TASKS if not in_town or (one.level != "county" and one.towns == TOWNS)]
    town = TOWNS[0] if in_town else ""
    found = []
    for half in (tasks[::2], tasks[1::2]):
        amiss = {one.code: Amiss(ALL[trouble], drawn_month(seed, one.code), town) for one in half}
        judgement = judge(County(seed, amiss=amiss).observations())
        found += [_warned(judgement, sound, code, one.month, town) for code, one in amiss.items()]
        others = changed(sound, judgement) - set(amiss)
        assert not others, (seed, trouble, others)
    return found


def changed(sound: Judgement, judgement: Judgement) -> set[str]:
    """The tasks of which some row has another status."""
    before, after = (one.assessments.set_index(KEYS)["status"] for one in (sound, judgement))
    return {key[0] for key in before.index[(before != after).to_numpy()]}


def _warned(judgement: Judgement, sound: Judgement, code: str, month: str, town: str) -> Warned:
    area = town or COUNTY
    own, before = (rows_of(one, code, area) for one in (judgement, sound))
    asked = _asked(own, before["actual"], BY_CODE[code], is_reference=bool(town))
    warnings = judgement.warnings
    mine = warnings[(warnings["indicator_code"] == code) & (warnings["area_code"] == area)]
    opened = mine.loc[mine["last_period"] >= month, "opened"].min()
    place = None
    if asked and isinstance(opened, str) and opened <= asked[-1]:
        place = 1 + sum(period < opened for period in asked)
    return Warned(code, len(asked), place, str(own["status"].iloc[-1]))


def rows_of(judgement: Judgement, code: str, area: str = COUNTY) -> pd.DataFrame:
    """The rows of a task in an area, by period."""
    rows = judgement.assessments
    is_own = (rows["indicator_code"] == code) & (rows["area_code"] == area)
    return rows[is_own].set_index("period")


def _asked(
    own: pd.DataFrame, sound: "pd.Series[float]", task: Task, *, is_reference: bool
) -> list[str]:
    """The periods that ask something, from the first in which the figure differs."""
    differs = (own["actual"] - sound).abs() > 1e-9
    if not differs.any():
        return []
    asks = own["status"].isin(JUDGED) & (
        (own["expected"].abs() > 1e-9) | (task.direction == "at_most")
    )
    if not is_reference:
        asks &= own["is_reference"] == False  # noqa: E712
    return [str(period) for period in own.index[asks & (own.index >= differs.idxmax())]]


def drawn_month(seed: int, code: str) -> str:
    """A month from which something is amiss, early enough that the plans still ask for more."""
    random = np.random.default_rng([seed, *code.encode(), 7])
    return MONTHS[int(random.integers(4, 13))]


Source = Callable[[int], pd.DataFrame]
#: Ways of reporting that a county which keeps its promises may have.
SOUND: Mapping[str, Source] = {
    "to the letter": lambda seed: County(seed).observations(),
    "nearly (1.5 %)": lambda seed: County(seed, rough=0.015).observations(),
    "roughly (6 %)": lambda seed: County(seed, rough=0.06).observations(),
    "from July on": lambda seed: from_july(County(seed).observations()),
}


def from_july(rows: pd.DataFrame) -> pd.DataFrame:
    """What a county reports that begins within a year."""
    return rows[rows["period"] >= "2024-07"]


def skipped(seed: int) -> tuple[pd.DataFrame, list[str]]:
    """One town sends nothing in one month of each year, from June on; return rows and months."""
    rows, random, months = County(seed).observations(), np.random.default_rng([seed, 3]), []
    for year in ("2024", "2025"):
        town = TOWNS[int(random.integers(0, len(TOWNS)))]
        months.append(f"{year}-{int(random.integers(6, 12)):02d}")
        is_lost = rows["area_code"].str.startswith(town[:9]) & (rows["period"] == months[-1])
        rows = rows[~is_lost]
    return rows, months
