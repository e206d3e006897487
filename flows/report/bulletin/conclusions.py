"""The first page of the bulletin as sentences, each worked out from the month's facts."""

from collections import Counter
from collections.abc import Sequence

from flows.numbers_text import show_number
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.phrases import join_names
from flows.report.month.standing import Standing
from flows.wording import CHANGE_NAMES, LEVEL_NAMES, STATUS_NAMES

_TOP = 3
_MOST_NAMES = 4
#: Flags that are about a file's arrival, not about what stands in it.
_NOT_CELLS = ("late", "file_duplicate", "submission_missing")


def introduce(standing: Standing, month: str) -> str:
    """Return the opening sentence: by which plans, about which month."""
    plans = list(dict.fromkeys(row.plan for row in standing.facts.catalog.indicators))
    several = f"等{len(plans)}个" if len(plans) > 1 else ""
    return f"根据{plans[0]}{several}有效衔接工作实施方案，现将{month}调度情况通报如下。"


def tell_statuses(standing: Standing) -> str:
    """Return how many rows of the county and of the towns stand where."""
    county = standing.facts.catalog.county.area_code
    own = Counter(row["status"] for row in standing.judged if row["area_code"] == county)
    towns = Counter(row["status"] for row in standing.judged if row["area_code"] != county)
    if not standing.judged:
        return "本月没有到期评估的指标。"
    parts = [f"全县层面{_counted(own, '项')}"] if own else []
    parts += [f"各镇层面{_counted(towns, '项次')}"] if towns else []
    return "；".join(parts) + "。"


def _counted(counts: Counter[str], word: str) -> str:
    states = "、".join(
        f"{name}{counts[key]}{word}" for key, name in STATUS_NAMES.items() if counts[key]
    )
    return f"应评估{counts.total()}{word}，其中{states}"


def tell_changes(standing: Standing) -> str:
    """Return what the month did to the warnings, and how many of each level are open."""
    rows = [row for row in standing.warnings if row["kind"] == "indicator"]
    changes = Counter(row["change"] for row in rows)
    levels = Counter(int(row["level"]) for row in rows if row["state"] == "open")
    facts = standing.facts
    is_first = not (facts.assessments["period"] < facts.period).any()
    first = "本月为首次评估，没有上月可比。" if is_first else ""
    if not rows:
        return f"{first}目前没有在列的预警事项。"
    moved = "、".join(
        f"{name}{changes[key]}项次" for key, name in CHANGE_NAMES.items() if changes[key]
    )
    if not levels:
        return f"{first}预警事项{moved}，目前没有在列的预警事项。"
    by_level = "、".join(
        f"{name}{levels[level]}项次" for level, name in LEVEL_NAMES.items() if levels[level]
    )
    return f"{first}预警事项{moved}；目前在列{levels.total()}项次，其中{by_level}。"


def tell_ranking(standing: Standing) -> str:
    """Return which towns lead and which lag; few or equal towns are told as such."""
    facts = standing.facts
    scores = facts.town_scores[facts.town_scores["period"] == facts.period].sort_values("rank")
    if scores.empty:
        return "本月没有可供各镇排名的指标。"
    towns = [
        f"{facts.catalog.area_name(str(area))}（{show_number(float(score), 1)}分）"
        for area, score in zip(scores["area_code"], scores["score"], strict=True)
    ]
    if len(towns) == 1:
        return f"本月参加评估的有{towns[0]}。"
    if scores["score"].round(9).nunique() == 1:
        return f"{len(towns)}个镇得分相同，均为{show_number(float(scores['score'].iloc[0]), 1)}分。"
    count = min(_TOP, len(towns) // 2)
    return (
        f"综合得分居前的是{join_names(towns[:count])}；"
        f"居后的是{join_names(list(reversed(towns[-count:])))}。"
    )


def tell_lead_units(standing: Standing) -> str:
    """Return which lead units have most of the county's red indicators."""
    county = standing.facts.catalog.county.area_code
    catalog = standing.facts.catalog
    reds = Counter(
        unit
        for row in standing.judged
        if row["status"] == "red" and row["area_code"] == county
        for unit in catalog.indicator_by_code[row["indicator_code"]].lead_units
    )
    if not reds:
        return "全县层面没有预警指标。" if standing.judged else ""
    ordered = sorted(reds.items(), key=lambda one: (-one[1], one[0]))
    most = [f"{unit}（{count}项）" for unit, count in ordered[:_TOP]]
    if len(ordered) <= _TOP:
        return f"全县层面的预警指标由{join_names(most)}牵头。"
    return f"全县层面预警指标较多的是{join_names(most)}。"


def tell_reporting(standing: Standing, overdue: Sequence[Letter]) -> str:
    """Return what was not sent, what must be mended, which letters wait for an answer."""
    findings = standing.facts.findings
    severe = int(findings["severity"].isin(["reject", "hold"]).sum())
    is_late = findings["code"] == "late"
    asked = int(((findings["severity"] == "flag") & ~findings["code"].isin(_NOT_CELLS)).sum())
    parts = [_owed(standing.owed_by)]
    wrong = [f"须改正{severe}处"] if severe else []
    wrong += [f"请核实{asked}处"] if asked else []
    if is_late.any():
        parts.append(f"逾期报送{int(is_late.sum())}份")
    if wrong:
        parts.append(f"报送数据中{'、'.join(wrong)}，已反馈报送单位")
    if overdue:
        parts.append(f"以前月份的函件逾期未书面答复{len(overdue)}件")
    return "；".join(parts) + "。"


def _owed(owed: dict[str, list[Matter]]) -> str:
    if not owed:
        return "应报报表均已收到"
    count = sum(len(rows) for rows in owed.values())
    names = [f"{name}{len(rows)}张" for name, rows in sorted(owed.items())]
    return f"尚有{count}张报表未报送（{join_names(names, _MOST_NAMES)}）"


def list_demands(standing: Standing) -> list[str]:
    """Return what is asked of whom next; only what the month gives reason for."""
    open_ones = [row for row in standing.warnings if row["state"] == "open"]
    figures = [row for row in open_ones if row["kind"] == "indicator"]
    circulars = sum(int(row["level"]) == 3 for row in figures)
    demands = []
    if figures:
        demands.append("有预警事项的牵头单位和镇要逐项查明原因，落实整改措施，按函件要求书面答复。")
    if circulars:
        demands.append(
            f"已达到通报层级的{circulars}项次，由主要负责同志直接抓，确保尽快赶上序时目标。"
        )
    if standing.owed_by:
        demands.append("未报送报表的单位要立即补报，确无数据的说明原因。")
    if (standing.facts.findings["severity"] != "flag").any():
        demands.append("数据有误的单位要对照退回表改正后重新报送，改正前有关数据不计入统计。")
    return demands or ["各镇、各有关部门要继续保持工作力度，按时报送数据，确保完成全年目标任务。"]
