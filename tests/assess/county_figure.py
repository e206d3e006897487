"""One figure of a county, judged: what the truth tables are tried on."""

import pandas as pd

from flows.assess.judge import Judgement, judge_county
from flows.catalog.records import Baseline
from flows.period import month_of, periods_between, shift
from tests.assess.small_catalogs import (
    COUNTY,
    make_areas,
    make_catalog,
    make_indicator,
    make_local,
    make_measure,
    make_target,
)
from tests.assess.truth_tables import by_year, numbers

KINDS = {"年度任务": "flow", "累计": "cumulative", "存量": "stock", "比率": "rate"}
DIRECTIONS = {"不低于": "at_least", "不高于": "at_most", "等于": "equal", "区间": "between"}
PATHS = {"从零": "from_zero", "到期": "at_due"}
STATUS_NAMES = {
    "正常": "green",
    "关注": "yellow",
    "预警": "red",
    "未报": "missing",
    "未到期": "not_due",
    "不适用": "not_applicable",
    "未设目标": "no_target",
}
NOTHING_HELD = pd.DataFrame(columns=["measure_code", "area_code", "period"])
NOTHING_SENT = pd.DataFrame(columns=["form", "area_code", "period", "status"])


def judged(
    values: dict[str, float | None], through: str, targets, local=(), baselines=(), **indicator
) -> Judgement:
    """One county figure, reported by a department, judged."""
    fields = {"aggregation": "none", "measure": "m"} | indicator
    whole = fields.pop("whole", None)
    measures = [make_measure(code, row_level="county", integer=True) for code in ("m", "whole")]
    catalog = make_catalog(
        make_areas([1]), measures, [make_indicator("A", **fields)], targets, local, baselines
    )
    rows = [("m", COUNTY, period, value) for period, value in values.items() if value is not None]
    if whole is None:
        rows.append(("whole", COUNTY, min(values), 0.0))  # the calendar begins here all the same
    else:
        rows += [("whole", COUNTY, period, whole) for _, _, period, _ in rows]
    return judge_county(catalog, frame(rows), NOTHING_HELD, NOTHING_SENT, through)


def frame(rows: list[tuple]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["measure_code", "area_code", "period", "value"])


def judge_example(example: dict[str, str]) -> Judgement:
    """The judgement of an example of a table of months."""
    actual = [None if text == "—" else float(text) for text in example["实际"].split()]
    first = example.get("开始", "2022-01")
    periods = periods_between(first, shift(first, len(actual) - 1))
    year = periods[-1][:4]
    due = f"{year}-{int(example['完成月份']):02d}" if "完成月份" in example else ""
    targets = [
        make_target("A", at, value, due_month=due if str(at) == year else "")
        for at, value in by_year(example["目标"]).items()
    ]
    local = [
        make_local("A", COUNTY, at, value)
        for at, value in by_year(example.get("年度任务分解", "")).items()
    ]
    baselines = [Baseline("A", COUNTY, 2020, value) for value in numbers(example.get("基数", ""))]
    values = dict(zip(periods, actual, strict=True))
    return judged(values, periods[-1], targets, local, baselines, **declared(example))


def declared(example: dict[str, str]) -> dict[str, object]:
    """The fields of the indicator that an example states."""
    fields: dict[str, object] = {
        "kind": KINDS[example["类别"]],
        "direction": DIRECTIONS[example.get("方向", "不低于")],
        "integer": example.get("整数") == "是",
        "path": PATHS.get(example.get("方式", ""), ""),
        "profile": tuple(numbers(example.get("季节进度", ""))),
    }
    if example.get("容差", "一般") != "一般":
        fields["tolerance"] = float(example["容差"])
    if "分母" in example:
        fields |= {"aggregation": "ratio", "measure": "", "whole": float(example["分母"])}
        fields |= {"numerator": "m", "denominator": "whole"}
    return fields


def levels(judgement: Judgement) -> str:
    """The level at each month's end: · none, 销 resolved, 期 lapsed in the month, else a number."""
    found = judgement.warnings
    shown = []
    for period in judgement.assessments["period"]:
        of_month = judgement.open_warnings[judgement.open_warnings["period"] == period]
        ended = found[found["resolved"] == period]["state"].tolist()
        if len(of_month):
            shown.append(str(of_month["level"].iloc[0]))
        else:
            shown.append({"resolved": "销", "lapsed": "期"}[ended[0]] if ended else "·")
    return " ".join(shown)


def month_numbers(judgement: Judgement) -> list[int]:
    return [month_of(period) for period in judgement.assessments["period"]]
