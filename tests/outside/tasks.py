"""What an invented county promised: every kind of figure, one indicator each.

Nothing here comes from `flows.simulate`. The profiles are an office's coarse guesses; the shapes
are how the work really goes, and only roughly agree with them.
"""

from dataclasses import dataclass, field

from flows.catalog.model import Catalog
from flows.catalog.records import Area, Baseline, Form, Plan
from tests.assess.small_catalogs import (
    COUNTY,
    make_catalog,
    make_indicator,
    make_measure,
    make_target,
)

FIRST_YEAR, LAST_YEAR, BASE_YEAR = 2024, 2028, 2023
VILLAGES = (6, 5, 4, 3)
TOWNS = tuple(f"610929{number:03d}000" for number in range(1, len(VILLAGES) + 1))
#: The second village of the first town joins the first one after this month.
MERGED, LAST_OF_MERGED, SUCCESSOR = "610929001201", "2024-08", "610929001200"
WEIGHT = "households"

EVEN = tuple(month / 12 for month in range(1, 13))
#: How the year's work goes: part done by each month's end.
SHAPES = {
    "even": EVEN,
    "once": (0.0,) * 8 + (1.0,) * 4,
    "s": tuple(x * x * (3 - 2 * x) for x in EVEN),
    "front": tuple(x**0.5 for x in EVEN),
    "back": tuple(x**2.5 for x in EVEN),
    "harvest": (0.0,) * 8 + (0.1, 0.75, 1.0, 1.0),
    "terms": (0.0, 0.02, 0.45, 0.5, 0.5, 0.5, 0.5, 0.55, 0.95, 1.0, 1.0, 1.0),
    "quarters": tuple((month - 1) // 3 / 4 + 0.25 * (month % 3 == 0) for month in range(1, 13)),
}
#: What an office writes down for some of them, in steps of its own.
PROFILES = {
    "once": (0.0,) * 9 + (0.5, 0.8, 1.0),
    "s": (0, 0.02, 0.05, 0.1, 0.25, 0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 1),
    "back": (0, 0, 0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1),
    "harvest": (0.0,) * 9 + (0.4, 0.9, 1.0),
    "terms": (0, 0, 0.3, 0.4, 0.4, 0.4, 0.4, 0.4, 0.7, 0.8, 0.9, 1),
}


@dataclass(frozen=True)
class Task:
    """One promise: figures by year, the base year's one, and how it is counted."""

    code: str
    ends: dict[int, float]
    base: float | None = None
    shape: str = "even"
    digits: int = 0
    level: str = "village"
    accumulation: str = "stock"
    width: float | None = None
    due_month: int | None = None
    given: dict[str, object] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        return str(self.given.get("kind", "stock"))

    @property
    def direction(self) -> str:
        return str(self.given.get("direction", "at_least"))

    @property
    def aggregation(self) -> str:
        return str(self.given.get("aggregation", "sum"))

    @property
    def is_year_task(self) -> bool:
        return self.kind == "flow" or self.given.get("path") in ("from_zero", "at_due")

    @property
    def towns(self) -> tuple[str, ...]:
        named = self.given.get("applies_to")
        return TOWNS if not named else tuple(town for town in TOWNS if town in named)  # type: ignore[operator]

    @property
    def start(self) -> float:
        """The base year's figure; of what is not known, a part of what is promised for the end."""
        if self.kind == "cumulative":
            return 0.0
        return self.base if self.base is not None else 0.7 * max(self.ends.values())

    def end(self, year: int) -> float:
        """The figure at a year's end: stated, or on the straight line between stated ones."""
        if year in self.ends:
            return self.ends[year]
        known = {BASE_YEAR: self.start, **self.ends}
        before = max((one for one in known if one < year), default=BASE_YEAR)
        after = min((one for one in known if one > year), default=before)
        if before == after:
            return known[before]
        return known[before] + (known[after] - known[before]) * (year - before) / (after - before)

    def pace(self, month: int) -> float:
        """The share that the rules ask for, worked out from their text (section 4)."""
        due = self.due_month or 12
        if self.given.get("path") == "at_due":
            return float(month >= due)
        if self.shape in PROFILES:
            return float(PROFILES[self.shape][month - 1])
        return min(1.0, month / due)


def yearly(*figures: float) -> dict[int, float]:
    return dict(zip(range(FIRST_YEAR, LAST_YEAR + 1), figures, strict=False))


RATE = {"kind": "rate", "aggregation": "ratio", "unit": "%"}
SHARE = {"kind": "rate", "aggregation": "share_where", "unit": "%"}
FLOW, SUMMED = {"kind": "flow"}, {"kind": "cumulative"}
SHARED = {"allocate_by": WEIGHT}
TASKS = (
    # Stocks: whole things, amounts with one decimal, references, a line from an observed December.
    Task("S1", yearly(130, 151, 170, 185, 200), 117, "even", given=SHARED),
    Task("S2", yearly(61, 67, 71, 73, 77), 53, "s", given=SHARED),
    Task("S3", {2028: 903.7}, 611.3, "back", 1, "town", given=SHARED),
    Task("S4", {2028: 412}, None, "front", given=SHARED),
    Task("S5", yearly(41, 47), 37, "once", given={"frequency": "quarterly"}),
    Task("S6", yearly(9.5, 10.4, 11), 8.7, "quarters", 1, "county", given={"aggregation": "none"}),
    Task("S7", yearly(80, 90), 71, "even", due_month=9, given=SHARED),
    # Of a year: harvest, school terms, acts on a day, half-years.
    Task("F1", yearly(2310.4, 2402.6), None, "harvest", 1, "town", "ytd", given=FLOW | SHARED),
    Task("F2", yearly(74, 83), None, "terms", 0, "village", "ytd", given=FLOW | SHARED),
    Task("F3", yearly(2, 2), None, "even", 0, "county", "ytd",
         given=FLOW | {"aggregation": "none", "frequency": "half_yearly"}),
    Task("F4", yearly(4, 4), None, "quarters", 0, "county", "ytd",
         given=FLOW | {"aggregation": "none", "frequency": "quarterly"}),
    Task("F5", yearly(1, 1), None, "even", 0, "county", "ytd", due_month=6,
         given=FLOW | {"aggregation": "none", "path": "at_due"}),
    Task("F6", yearly(31, 31), None, "back", 0, "village", "ytd",
         given=FLOW | {"applies_to": TOWNS[1:3], **SHARED}),
    Task("F7", yearly(640, 655), None, "front", 0, "village", "ytd", given=FLOW),
    # Since the plan's beginning, stated each year or for its end only.
    Task("C1", {2028: 508}, None, "s", 0, "village", "cumulative", given=SUMMED | SHARED),
    Task("C2", yearly(21, 45, 70), None, "terms", 0, "county", "cumulative",
         given=SUMMED | {"aggregation": "none"}),
    Task("C3", {2028: 77.5}, None, "harvest", 1, "town", "cumulative", given=SUMMED | SHARED),
    # Rates of small denominators, surveys, conditions, a bound that is paced.
    Task("R1", yearly(62, 71, 80), 55, "even", given=RATE),
    Task("R2", yearly(95, 95), 95, "even", given=RATE | {"level": "village"}),
    Task("R3", yearly(88, 90.5), 84, "even", 1, "county",
         given={"kind": "rate", "aggregation": "none", "unit": "%", "frequency": "half_yearly"}),
    Task("R4", yearly(90, 92), 89, "even", 1, "county",
         given={"kind": "rate", "aggregation": "none", "unit": "%", "frequency": "annual"}),
    Task("R5", yearly(66, 66), None, "terms", 0, given=RATE | {"path": "from_zero"}),
    Task("R6", yearly(50, 60), 40, "back", given=SHARE | {"condition": "==1"}),
    Task("R7", yearly(75, 75), 75, "even", 1, "village", "ytd", given=SHARE | {"condition": ">=5"}),
    Task("R8", yearly(85), None, "even", 1, "county",
         given={"kind": "rate", "aggregation": "none", "unit": "%", "due_years": (2024,),
                "frequency": "annual"}),
    Task("N1", yearly(9, 12), 7, "once", given={"aggregation": "count_where", "condition": "==1"}),
    # Limits, ranges, figures that are to be met about.
    Task("L1", yearly(34, 23), 47, "s", given={"direction": "at_most", **SHARED}),
    Task("L2", yearly(9, 8), 10, "even", given=RATE | {"direction": "at_most"}),
    Task("L3", yearly(0, 0), 0, "even", 0, "county",
         given={"direction": "at_most", "aggregation": "none"}),
    Task("B1", yearly(60, 66), 51, "s", 1, "town", width=25,
         given={"direction": "between", **SHARED}),
    Task("B2", yearly(3, 3), 3, "even", 1, "county", width=2,
         given={"direction": "between", "aggregation": "none"}),
    Task("E1", yearly(120, 126), 110, "even", 1, "town",
         given={"direction": "equal", "tolerance": 0.1, **SHARED}),
)  # fmt: skip
BY_CODE = {task.code: task for task in TASKS}


def make_county() -> Catalog:
    """The county's declarations."""
    forms = [
        Form(name, name, "town", "", "village", "areas_in_rows", frequency, 5)
        for name, frequency in (
            ("monthly", "monthly"),
            ("quarterly", "quarterly"),
            ("half_yearly", "half_yearly"),
            ("annual", "annual"),
        )
    ]
    measures, indicators, targets, baselines = [make_measure(WEIGHT, integer=True)], [], [], []
    for task in TASKS:
        is_whole = task.digits == 0
        names = {"measure": task.code}
        if task.aggregation == "ratio":
            names = {"numerator": task.code, "denominator": f"{task.code}_all"}
            measures.append(make_measure(f"{task.code}_all", integer=True))
        measures.append(make_measure(task.code, task.accumulation, task.level, integer=is_whole))
        profile = PROFILES.get(task.shape, ())
        whole_unit = is_whole and task.kind != "rate"
        indicators.append(
            make_indicator(task.code, integer=whole_unit, profile=profile, **names, **task.given)
        )
        for year, value in task.ends.items():
            upper = None if task.width is None else value + task.width
            due = "" if task.due_month is None else f"{year}-{task.due_month:02d}"
            targets.append(make_target(task.code, year, value, value_upper=upper, due_month=due))
        if task.base is not None:
            baselines.append(Baseline(task.code, COUNTY, BASE_YEAR, task.base))
    plan = Plan("规划", "规划", FIRST_YEAR, LAST_YEAR, BASE_YEAR, "县乡村振兴局", "")
    return make_catalog(
        make_places(),
        measures,
        indicators,
        targets,
        baselines=baselines,
        forms=forms,
        plans=(plan,),
    )


def make_places() -> list[Area]:
    """The county, its towns and villages; one village is merged within the first year."""
    places = [Area(COUNTY, "县", "county", "", "")]
    for town, villages in zip(TOWNS, VILLAGES, strict=True):
        places.append(Area(town, f"镇{town[6:9]}", "town", COUNTY, ""))
        for number in range(villages):
            code = f"{town[:9]}{200 + number}"
            ends = (LAST_OF_MERGED, SUCCESSOR) if code == MERGED else ("", "")
            places.append(Area(code, f"村{code[6:]}", "village", town, "", "", *ends))
    return places
