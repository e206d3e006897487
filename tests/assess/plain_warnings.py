"""Sections 7 and 10 of rules.md once more, from the text alone: episodes and matters."""

from flows.catalog.model import Catalog
from flows.catalog.policy import Policy
from flows.catalog.records import Indicator
from flows.period import month_of, periods_between, year_of

Row = dict[str, object]
JUDGED = ("green", "yellow", "red")


def episodes(rows: list[Row], held: set[str], is_task: bool, policy: Policy) -> list[Row]:
    """Walk the due rows of one indicator in one area; a row says `is_before_due` too."""
    found: list[Row] = []
    is_open = False
    for number, row in enumerate(rows):
        so_far = rows[: number + 1]
        if is_task:
            so_far = [r for r in so_far if year_of(r["period"]) == year_of(row["period"])]
            if is_open and len(so_far) == 1:
                found[-1] |= {"state": "lapsed", "resolved": row["period"]}
                is_open = False
        level = level_of(so_far, policy, is_open)
        if is_open and row["status"] in ("no_target", "not_applicable"):
            found[-1] |= {"state": "lapsed", "resolved": row["period"]}
            is_open = False
        elif is_open and len(run("green", so_far)) >= policy.resolve_after_greens:
            found[-1] |= {"state": "resolved", "resolved": row["period"]}
            is_open = False
        elif is_open:
            levels = found[-1]["levels"] | {row["period"]: max(level, found[-1]["level"])}
            found[-1] |= {
                "last_period": row["period"],
                "level": max(level, found[-1]["level"]),
                "levels": levels,
            }
        elif row["period"] not in held and opens(row, so_far, policy):
            period = row["period"]
            found.append(
                {"opened": period, "last_period": period, "level": level, "state": "open"}
                | {"resolved": "", "levels": {period: level}}
            )
            is_open = True
    return found


def closed(found: list[Row], end: str) -> list[Row]:
    """The episodes of an area that is closed from the month `end` on, where that is over."""
    if end and found and found[-1]["state"] == "open":
        found[-1] |= {"state": "lapsed", "resolved": end}
    return found


def run(colour: str, rows: list[Row]) -> list[Row]:
    """The rows of this colour that end the series; others than green, yellow, red are skipped."""
    found: list[Row] = []
    for row in reversed([row for row in rows if row["status"] in JUDGED]):
        if row["status"] != colour:
            break
        found.append(row)
    return found


def opens(row: Row, so_far: list[Row], policy: Policy) -> bool:
    if row["status"] == "red":
        return True
    if row["status"] != "yellow" or row["is_reference"]:
        return False
    return len(run("yellow", so_far)) >= policy.yellow_opens


def highest(row: Row, policy: Policy) -> int:
    caps = [3]
    if row["is_reference"]:
        caps.append(policy.level_cap_reference)
    if row["is_before_due"]:
        caps.append(policy.level_cap_before_due)
    return min(caps)


def level_of(so_far: list[Row], policy: Policy, was_open: bool) -> int:
    row = so_far[-1]
    if row["status"] != "red":
        return 1
    reds = run("red", so_far)
    level = 1
    if sum(highest(r, policy) >= 2 for r in reds) >= policy.red_level_2:
        level = 2
    if sum(highest(r, policy) >= 3 for r in reds) >= policy.red_level_3:
        level = 3
    if month_of(row["period"]) == 12:
        level = max(level, 3 if was_open else 2)
    return min(level, highest(row, policy))


def held_periods(catalog: Catalog, answers, held) -> dict[tuple[str, str], set[str]]:
    """In which periods nothing opens, by indicator and area."""
    found: dict[tuple[str, str], set[str]] = {}
    for indicator in catalog.indicators:
        parts = answers.parts(indicator)
        for area in answers.judged_areas(indicator):
            for period in {period for _, _, period in held}:
                leaves = [
                    leaf
                    for leaf in answers.leaves_of(indicator, area)
                    if answers.is_valid(leaf, period)
                ]
                wrong = {
                    leaf for leaf in leaves if any((part, leaf, period) in held for part in parts)
                }
                is_county = area == catalog.county.area_code
                least = catalog.policy.held_share * len(leaves) if is_county else 0
                if len(wrong) > least + 1e-9:
                    found.setdefault((indicator.indicator_code, area), set()).add(period)
    return found


def matters(catalog: Catalog, periods, series, all_episodes, county_target) -> list[Row]:
    """The matters of every month in order.

    `series` and `all_episodes` by indicator and area; `county_target` gives a published target.
    """
    rows: list[Row] = []
    for period in periods:
        warned = open_warnings(catalog, period, series, all_episodes)
        groups: dict[tuple, list[Row]] = {}
        for one in warned:
            groups.setdefault(same_thing(one["indicator"]), []).append(one)
        found = [_matter(catalog, period, group, county_target) for group in groups.values()]
        found.sort(key=lambda matter: matter.pop("order"))
        rows += [
            {"period": period, "position": place} | matter
            for place, matter in enumerate(found, start=1)
        ]
    return rows


def same_thing(indicator: Indicator) -> tuple:
    measures = (indicator.measure, indicator.numerator, indicator.denominator)
    return indicator.aggregation, measures, indicator.condition, indicator.direction


def open_warnings(catalog: Catalog, period: str, series, all_episodes) -> list[Row]:
    found = []
    for (code, area), of_area in all_episodes.items():
        for episode in of_area:
            has_ended = episode["resolved"] and episode["resolved"] <= period
            if episode["opened"] > period or has_ended:
                continue
            levels = {p: level for p, level in episode["levels"].items() if p <= period}
            latest = [
                row
                for row in series[code, area]
                if row["period"] <= period and row["status"] in ("red", "yellow")
            ][-1]
            found.append(
                {
                    "indicator": catalog.indicator_by_code[code],
                    "area": area,
                    "is_county": area == catalog.county.area_code,
                    "level": levels[max(levels)],
                    "months": len(periods_between(episode["opened"], period)),
                    "shortfall": round(latest["shortfall"], 9),
                    "row": latest,
                }
            )
    return found


def _matter(catalog: Catalog, period: str, group: list[Row], county_target) -> Row:
    by_code: dict[str, list[Row]] = {}
    for one in group:
        by_code.setdefault(one["indicator"].indicator_code, []).append(one)
    leaders = [
        min(
            warned,
            key=lambda one: (
                one["row"]["is_reference"],
                not one["is_county"],
                -one["level"],
                -one["shortfall"],
                one["area"],
            ),
        )
        for warned in by_code.values()
    ]

    def strictness(one: Row) -> float:
        target = county_target(one["indicator"], year_of(period))
        figure = one["row"]["target"] if target is None else target[0]
        return round(figure, 9) * (-1 if one["indicator"].direction == "at_most" else 1)

    lead = min(
        leaders,
        key=lambda one: (
            one["row"]["is_reference"],
            -strictness(one),
            one["indicator"].indicator_code,
        ),
    )
    code = lead["indicator"].indicator_code
    towns = sorted({one["area"] for one in group if not one["is_county"]})
    return {
        "indicator_code": code,
        "area_code": lead["area"],
        "level": lead["level"],
        "is_reference": lead["row"]["is_reference"],
        "months": lead["months"],
        "shortfall": lead["shortfall"],
        "towns": len(towns),
        "town_codes": "|".join(towns),
        "also": "|".join(sorted(set(by_code) - {code})),
        "order": (
            lead["row"]["is_reference"],
            -lead["level"],
            -lead["indicator"].importance,
            not any(one["is_county"] for one in group),
            lead["row"]["forecast_met"] is not False,
            -lead["shortfall"],
            -lead["months"],
            code,
        ),
    }
