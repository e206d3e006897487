"""The parts of a digest: what is below target, which towns are behind, what ended, what is owed."""

from collections.abc import Sequence

from flows.alert.content import Section
from flows.numbers_text import show_number
from flows.period import chinese_period
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.phrases import join_names
from flows.report.month.standing import Standing
from flows.wording import CHANGE_NAMES, LETTER_NAMES, STATUS_MARKS, STATUS_NAMES

_HEAD = ("指标（单位）", "区域", "状态", "实际", "序时目标", "差距", "年度目标", "层级")
_MOST_ROWS = 60


def figures_section(title: str, rows: Sequence[Matter], standing: Standing) -> Section:
    """Return the rows with their figures, the worst first; one region needs no column for it."""
    shown = rows[:_MOST_ROWS]
    note = (f"共{len(rows)}项，以下为差距最大的{_MOST_ROWS}项。",) if len(rows) > _MOST_ROWS else ()
    cells: list[tuple[str, ...]] = []
    for row in shown:
        name, actual, expected, gap, target = standing.figures.cells(row)
        status = f"{STATUS_MARKS[row['status']]}{STATUS_NAMES[row['status']]}"
        change = CHANGE_NAMES.get(row["change"], "")
        level = f"{row['level_name']}（{change}）" if row["level_name"] else "—"
        cells.append((name, row["area"], status, actual, expected, gap, target, level))
    head: tuple[str, ...] = _HEAD
    tones = tuple(row["status"] for row in shown)
    if len({row["area"] for row in shown}) == 1:
        head, cells = head[:1] + head[2:], [(one[0], *one[2:]) for one in cells]
    return Section(title, note, head, tuple(cells), tones)


def towns_section(rows: Sequence[Matter], standing: Standing) -> Section:
    """Return the towns behind each indicator, one row per indicator."""
    reds: dict[str, list[str]] = {}
    yellows: dict[str, list[str]] = {}
    names: dict[str, str] = {}
    for row in rows:
        names.setdefault(row["indicator_code"], row["indicator"])
        group = reds if row["status"] == "red" else yellows
        group.setdefault(row["indicator_code"], []).append(row["area"])
    cells = tuple(
        (name, join_names(reds.get(code, [])) or "—", join_names(yellows.get(code, [])) or "—")
        for code, name in names.items()
    )
    tones = tuple("red" if code in reds else "yellow" for code in names)
    return Section("未达到序时目标的镇", (), ("指标", "预警的镇", "关注的镇"), cells, tones)


def names_section(title: str, rows: Sequence[Matter]) -> Section:
    """Return one row per indicator with the regions it is about."""
    if not rows:
        return Section(title)
    areas: dict[str, list[str]] = {}
    for row in rows:
        areas.setdefault(row["indicator"], []).append(row["area"])
    return Section(
        title, (), ("指标", "区域"), tuple((name, join_names(own)) for name, own in areas.items())
    )


def ended_section(rows: Sequence[Matter]) -> Section:
    """Return the warnings that ended in the month, told this once."""
    cells = tuple(
        (
            row["indicator"],
            row["area"],
            "达到序时目标，销号" if row["state"] == "resolved" else "期满未达标，不再跟踪",
            chinese_period(row["opened"]),
        )
        for row in rows
    )
    return Section("本月了结的预警", (), ("指标", "区域", "结果", "开始月份"), cells)


def ranking_section(standing: Standing) -> Section:
    """Return the towns by rank with what they were judged by."""
    facts = standing.facts
    scores = facts.town_scores[facts.town_scores["period"] == facts.period].sort_values("rank")
    rows = tuple(
        (
            str(row["rank"]),
            facts.catalog.area_name(str(row["area_code"])),
            show_number(float(row["score"])),
            *(str(row[key]) for key in ("green", "yellow", "red", "missing")),
        )
        for row in scores.to_dict("records")
    )
    head = (
        "名次",
        "镇",
        "得分",
        *(STATUS_NAMES[key] for key in ("green", "yellow", "red", "missing")),
    )
    return Section("各镇排名", (), head, rows)


def owed_section(rows: Sequence[Matter]) -> Section:
    """Return the forms that are owed."""
    cells = tuple((row["form_name"], chinese_period(row["opened"])) for row in rows)
    return Section("尚未报送的报表", (), ("报表", "最早欠报月份"), cells)


def overdue_section(letters: Sequence[Letter]) -> Section:
    """Return the letters whose answer is overdue."""
    cells = tuple(
        (
            letter.number,
            LETTER_NAMES[letter.level],
            letter.recipient,
            f"{letter.answer_due:%Y-%m-%d}",
        )
        for letter in letters
    )
    return Section("逾期未书面答复的函件", (), ("文号", "种类", "收件单位", "答复期限"), cells)
