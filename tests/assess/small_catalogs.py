"""Small catalogues and observations for hypothesis: a few towns and villages, odd figures."""

from dataclasses import dataclass, replace

from hypothesis import strategies as st

from flows.catalog.model import Catalog
from flows.catalog.policy import Policy
from flows.catalog.records import (
    Area,
    Baseline,
    Form,
    Indicator,
    LocalTarget,
    Measure,
    Plan,
    Target,
)
from flows.period import FOREVER, periods_between, shift

COUNTY = "610929000000"
LEVELS = ("village", "town", "county")
VALUES = st.sampled_from([0.0, 0.0, 1.0, 2.0, 3.0, 0.1, 4.5, 7.0, 10.0, 12.0, 50.0, -3.0])
FIGURES = st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0, 10.0, 20.0, 33.0, 50.0, 100.0, -4.0, 7.5])
PROFILES = [
    (),
    (),
    (0.0, 0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7, 0.8, 0.9, 1.0),
    (0.2, 0.2, 0.2, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1.0, 1.0, 1.0),
]


@dataclass(frozen=True)
class Example:
    """A catalogue, its observations (measure, area, period, value), the last month, held cells."""

    catalog: Catalog
    observations: list[tuple[str, str, str, float]]
    through: str
    held: frozenset[tuple[str, str, str]] = frozenset()


def make_catalog(areas, measures, indicators, targets=(), local=(), baselines=(), **others):
    """A catalogue straight from records; what is not given is empty."""
    tables = dict.fromkeys(
        (
            "contacts",
            "corrections",
            "explanations",
            "aliases",
            "silences",
            "conflicts",
            "mechanisms",
            "dropped",
        ),
        (),
    )
    form = Form("F", "表", "town", "", "village", "areas_in_rows", "monthly", 5)
    plan = Plan("规划", "规划", 2021, 2025, 2020, "县乡村振兴局", "")
    given = {"version": "x", "policy": Policy(), "forms": (form,), "plans": (plan,)}
    given |= tables | others
    return Catalog(
        areas=tuple(areas),
        measures=tuple(measures),
        indicators=tuple(indicators),
        targets=tuple(targets),
        targets_local=tuple(local),
        baselines=tuple(baselines),
        **given,
    )


def make_areas(villages_by_town: list[int]) -> list[Area]:
    areas = [Area(COUNTY, "县", "county", "", "")]
    for number, villages in enumerate(villages_by_town, start=1):
        town = f"610929{number:03d}000"
        areas.append(Area(town, f"镇{number}", "town", COUNTY, ""))
        areas += [
            Area(f"610929{number:03d}{200 + v}", f"村{v}", "village", town, "")
            for v in range(villages)
        ]
    return areas


def make_measure(
    code: str, accumulation: str = "stock", row_level: str = "village", *, integer: bool = False
) -> Measure:
    return Measure(code, code, "个", accumulation, row_level, "F", (), None, None, integer, "")


def make_indicator(code: str, **given) -> Indicator:
    """A stock summed over villages, at least its target, unless said otherwise."""
    fields = {
        "name": code,
        "plan": "规划",
        "section": "",
        "also_in": "",
        "lead_unit": "县乡村振兴局",
        "lead_basis": "",
        "assisting_units": (),
        "unit": "个",
        "kind": "stock",
        "direction": "at_least",
        "level": "county",
        "aggregation": "sum",
        "condition": "",
        "measure": "",
        "numerator": "",
        "denominator": "",
        "reporter": "town",
        "form": "F",
        "frequency": "monthly",
        "due_years": (),
        "integer": False,
        "tolerance": None,
        "allocate_by": "",
        "path": "",
        "profile": (),
        "profile_note": "",
        "applies_to": (),
        "importance": 1.0,
        "note": "",
    }
    return Indicator(indicator_code=code, **(fields | given))


def make_target(code: str, year: int, value, basis: str = "stated", **given) -> Target:
    fields = {"value_upper": None, "due_month": "", "citation": "", "revised_on": "", "reason": ""}
    return Target(indicator_code=code, year=year, value=value, basis=basis, **(fields | given))


def make_local(code: str, area: str, year: int, value: float, upper=None, **given) -> LocalTarget:
    fields = {"revised_on": "", "reason": ""} | given
    return LocalTarget(code, area, year, value, upper, **fields)


@st.composite
def measures_of(draw) -> list[Measure]:
    kinds = st.sampled_from(["stock", "ytd", "cumulative"])
    wholes = [draw(st.booleans()) for _ in range(5)]
    codes = ("v1", "v2", "v3", "t1", "c1")
    levels = ("village", "village", "village", "town", "county")
    found = [
        make_measure(code, "stock" if code == "v1" else draw(kinds), level)
        for code, level in zip(codes, levels, strict=True)
    ]
    return [replace(one, integer=whole) for one, whole in zip(found, wholes, strict=True)]


@st.composite
def indicator_of(draw, code: str, areas: list[Area]) -> Indicator:
    aggregation = draw(
        st.sampled_from(["sum", "sum", "ratio", "share_where", "count_where", "none"])
    )
    kinds = {
        "ratio": ["rate"],
        "share_where": ["rate"],
        "count_where": ["stock"],
        "none": ["stock", "flow", "cumulative", "rate"],
        "sum": ["stock", "flow", "cumulative"],
    }[aggregation]
    measures = draw(st.permutations(["v1", "v2", "v3"]))
    single = "c1" if aggregation == "none" else draw(st.sampled_from(["v1", "v2", "v3", "t1"]))
    is_ratio = aggregation == "ratio"
    condition = draw(st.sampled_from([">=2", ">=10", "1..4.5", "0..3", "==3", "<=4"]))
    places = [area.area_code for area in areas if area.level != "county"]
    return make_indicator(
        code,
        kind=draw(st.sampled_from(kinds)),
        direction=draw(st.sampled_from(["at_least", "at_least", "at_most", "equal", "between"])),
        level=draw(st.sampled_from(["county", "village"])),
        aggregation=aggregation,
        condition=condition if aggregation.endswith("_where") else "",
        measure="" if is_ratio else single,
        numerator=measures[0] if is_ratio else "",
        denominator=measures[1] if is_ratio else "",
        frequency=draw(
            st.sampled_from(["monthly", "monthly", "quarterly", "half_yearly", "annual"])
        ),
        due_years=draw(st.sampled_from([(), (), (), (2022,), (2021, 2023)])),
        integer=draw(st.booleans()),
        tolerance=draw(st.sampled_from([None, None, 0.0, 0.25])),
        allocate_by="v1" if aggregation in ("sum", "count_where") and draw(st.booleans()) else "",
        path=draw(st.sampled_from(["", "", "", "from_zero", "at_due"])),
        profile=draw(st.sampled_from(PROFILES)),
        applies_to=tuple(
            draw(st.one_of(st.just([]), st.lists(st.sampled_from(places), max_size=2)))
        ),
        importance=draw(st.sampled_from([1.0, 2.0, 3.0])),
        plan=draw(st.sampled_from(["规划", "规划", "后规划"])),
    )


@st.composite
def policies(draw) -> Policy:
    """The default policy, or one in which every figure differs from it."""
    if draw(st.booleans()):
        return Policy()
    return Policy.model_validate(
        {
            "carry_months": draw(st.integers(0, 3)),
            "reference_bases": draw(st.sampled_from([["carried"], ["prorated", "interpolated"]])),
            "on_course": draw(st.sampled_from([0.0, 0.05])),
            "held_share": draw(st.sampled_from([0.0, 0.4])),
            "yellow_opens": draw(st.integers(1, 3)),
            "red_level_2": draw(st.integers(1, 3)),
            "red_level_3": draw(st.integers(3, 4)),
            "level_cap_reference": draw(st.integers(1, 3)),
            "level_cap_before_due": draw(st.integers(1, 3)),
            "resolve_after_greens": draw(st.integers(1, 2)),
            "tolerance": {"default": 0.2, "rate": 0.08},
            "points": {"green": 0.9, "yellow": 0.5, "red": 0.1, "missing": 0.05},
        }
    )


@st.composite
def figures_of(draw, indicator: Indicator) -> tuple[float, float | None]:
    low = draw(FIGURES)
    is_between = indicator.direction == "between"
    return low, low + draw(st.sampled_from([0.0, 1.0, 10.0])) if is_between else None


@st.composite
def targets_of(draw, indicator: Indicator, base: int) -> list[Target]:
    code, rows = indicator.indicator_code, []
    years = range(base + 1, base + 7)
    for year in draw(st.lists(st.sampled_from(years), unique=True, max_size=3)):
        low, upper = draw(figures_of(indicator))
        due = draw(st.sampled_from(["", "", "", f"{year}-06", f"{year}-09"]))
        basis = draw(st.sampled_from(["stated", "every_year", "end_of_period", "relative_2020"]))
        if basis == "relative_2020" and indicator.direction != "between":
            rows.append(make_target(code, year, None, basis, due_month=due))
        else:
            rows.append(make_target(code, year, low, "stated", value_upper=upper, due_month=due))
    if draw(st.integers(0, 3)) == 0:
        rows.append(make_target(code, base, draw(FIGURES), "baseline"))
    return rows


@st.composite
def locals_of(draw, indicator: Indicator, areas: list[Area], base: int) -> list[LocalTarget]:
    years = range(base + 1, base + 7)
    places = [(a.area_code, y) for a in areas if a.level != "village" for y in years]
    chosen = draw(st.lists(st.sampled_from(places), unique=True, max_size=3))
    figures = [draw(figures_of(indicator).filter(lambda pair: pair[0] >= 0)) for _ in chosen]
    return [
        make_local(
            indicator.indicator_code, area, year, low, upper if draw(st.booleans()) else None
        )
        for (area, year), (low, upper) in zip(chosen, figures, strict=True)
    ]


@st.composite
def observations_of(draw, areas, measures, periods) -> list[tuple[str, str, str, float]]:
    rows = []
    for measure in measures:
        for area in areas:
            if area.level != measure.row_level:
                continue
            reported = draw(st.sampled_from([(0, 9), (0, 9), (3, 9), (6, 9)]))
            values = draw(st.lists(VALUES, min_size=1, max_size=4))
            pattern = draw(st.lists(st.integers(*reported), min_size=3, max_size=7))
            rows += [
                (measure.measure_code, area.area_code, period, values[n % len(values)])
                for n, period in enumerate(periods)
                if pattern[n % len(pattern)] > 3
            ]
    return rows


@st.composite
def changed_areas(draw, areas: list[Area], first: str) -> list[Area]:
    """The areas, mostly as they are; else some begin or are closed, a town with its villages."""
    if draw(st.booleans()):
        return areas
    changed: dict[str, Area] = {}
    for area in areas:
        parent = changed.get(area.parent_code, area)
        begins = "" if draw(st.integers(0, 3)) else shift(first, draw(st.integers(0, 8)))
        ends = "" if draw(st.integers(0, 3)) else shift(first, draw(st.integers(8, 20)))
        if area.level == "county":
            begins, ends = "", ""
        begins = max(begins, parent.valid_from)
        ends = min(ends or FOREVER, parent.valid_to or FOREVER)
        changed[area.area_code] = replace(
            area, valid_from=begins, valid_to="" if ends == FOREVER else ends
        )
    return [draw(merged_area(area, list(changed.values()))) for area in changed.values()]


@st.composite
def merged_area(draw, area: Area, areas: list[Area]) -> Area:
    """A closed area, mostly merged into another one of its level that is valid then."""
    after = shift(area.valid_to, 1) if area.valid_to else ""
    valid = [
        one.area_code
        for one in areas
        if after and one.level == area.level and one.is_valid_in(after)
    ]
    return replace(area, merged_into=draw(st.sampled_from(["", *valid])))


#: Two plans of different years, so that no year can stand in the code.
PLANS = (
    Plan("规划", "规划", 2021, 2025, 2020, "县乡村振兴局", ""),
    Plan("后规划", "后规划", 2022, 2023, 2021, "县乡村振兴局", ""),
)


@st.composite
def examples(draw) -> Example:
    """One county of two or three towns, some without villages, over up to three years."""
    areas = make_areas(draw(st.lists(st.integers(0, 3), min_size=2, max_size=3)))
    measures = draw(measures_of())
    indicators = [draw(indicator_of(f"I{n}", areas)) for n in range(draw(st.integers(2, 5)))]
    base = {plan.plan: plan.base_year for plan in PLANS}
    targets = [row for i in indicators for row in draw(targets_of(i, base[i.plan]))]
    local = [row for i in indicators for row in draw(locals_of(i, areas, base[i.plan]))]
    baselines = [
        Baseline(i.indicator_code, area, base[i.plan], draw(FIGURES))
        for i in indicators
        for area in draw(st.lists(st.sampled_from([COUNTY, "610929001000"]), max_size=1))
    ]
    first = draw(st.sampled_from(["2020-11", "2021-01", "2021-04", "2022-10", "2023-11"]))
    through = shift(first, draw(st.integers(0, 30)))
    observations = draw(observations_of(areas, measures, periods_between(first, through)))
    held = {row[:3] for row in observations if draw(st.integers(0, 12)) == 0}
    kept = [row for row in observations if row[:3] not in held]
    catalog = make_catalog(
        draw(changed_areas(areas, first)),
        measures,
        indicators,
        targets,
        local,
        baselines,
        plans=PLANS,
        policy=draw(policies()),
    )
    return Example(catalog, kept, through, frozenset(held))
