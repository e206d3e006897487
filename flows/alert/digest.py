"""The monthly digest of one recipient: what is below target, what changed, what is owed."""

from collections import Counter
from collections.abc import Sequence

from flows.alert.content import Content, Section, without_empty
from flows.alert.standing import Standing
from flows.period import chinese_period, month_of
from flows.report.letters_ledger import Letter
from flows.report.letters_matters import Matter
from flows.report.phrases import join_names, office_name
from flows.report.wording import CHANGE_NAMES, LETTER_NAMES, STATUS_MARKS, STATUS_NAMES, show_number

_BELOW = ("red", "yellow")
_HEAD = ("指标（单位）", "区域", "状态", "实际", "序时目标", "差距", "年度目标", "层级")
_MOST_ROWS = 60


def digest_subject(recipient: str, standing: Standing) -> str:
    """Return the subject with month and counts: 【6月调度】县林业局：预警2项、关注1项.

    Counted are the recipient's own rows: a town's, else those of the county as a whole.
    """
    own, towns = _levels(recipient, standing, heard_rows(recipient, standing))
    told = [f"{STATUS_NAMES[key]}{own[key]}项" for key in (*_BELOW, "missing") if own[key]]
    if not told:
        told = ["均达到序时目标" if own["green"] else "本月无到期评估指标"]
        told += [f"镇级{STATUS_NAMES[key]}{towns[key]}项次" for key in _BELOW if towns[key]]
    return f"【{month_of(standing.facts.period)}月调度】{recipient}：{'、'.join(told)}"


def heard_rows(recipient: str, standing: Standing) -> list[Matter]:
    """Return the judged rows that concern a recipient, silenced ones left out."""
    rows = standing.judged_for.get(recipient, [])
    return [row for row in rows if standing.silence_of(recipient, row) is None]


def _levels(
    recipient: str, standing: Standing, rows: Sequence[Matter]
) -> tuple[Counter[str], Counter[str]]:
    """Return the counts by status at the recipient's own level and in the towns below it."""
    is_town = recipient in standing.figures.town_names
    county = standing.facts.catalog.county.area_code
    own, towns = Counter[str](), Counter[str]()
    for row in rows:
        is_own = is_town or row["area_code"] == county
        (own if is_own else towns)[row["status"]] += 1
    return own, towns


def digest_content(recipient: str, standing: Standing, overdue: Sequence[Letter]) -> Content | None:
    """Return the digest of a recipient, or None when the month has nothing to tell it."""
    facts, catalog = standing.facts, standing.facts.catalog
    judged = standing.judged_for.get(recipient, [])
    warnings = standing.warnings_for.get(recipient, [])
    owed = standing.owed_by.get(recipient, [])
    own_letters = [letter for letter in overdue if letter.recipient == recipient]
    if recipient == catalog.county.name:
        own_letters = list(overdue)
    if not (judged or warnings or owed or own_letters):
        return None
    heard = heard_rows(recipient, standing)
    heard_warnings = [row for row in warnings if standing.silence_of(recipient, row) is None]
    sections = _sections(recipient, standing, heard, heard_warnings)
    return Content(
        title=f"{chinese_period(facts.period)}有效衔接重点指标调度",
        greeting=_addressee(recipient, standing),
        sentences=_opening(recipient, standing, heard, heard_warnings),
        sections=without_empty([*sections, _owed(owed), _overdue(own_letters)]),
        foot=(*_silenced(recipient, standing, judged, warnings), *_foot(standing)),
        is_synthetic=facts.is_synthetic,
    )


def _addressee(recipient: str, standing: Standing) -> str:
    """Return the recipient; for the county as a whole the office that reads its mail."""
    catalog = standing.facts.catalog
    names = [contact.name for contact in catalog.contacts if contact.recipient == recipient]
    return names[0] if recipient == catalog.county.name and names and names[0] else recipient


def _opening(
    recipient: str, standing: Standing, rows: Sequence[Matter], warnings: Sequence[Matter]
) -> tuple[str, ...]:
    own, towns = _levels(recipient, standing, rows)
    changes = Counter(row["change"] for row in warnings)
    month = chinese_period(standing.facts.period)
    if recipient in standing.figures.town_names:
        whose, below = "你镇", ""
    elif recipient == standing.facts.catalog.county.name:
        whose, below = "全县", "各镇"
    else:
        whose, below = "你单位负责的指标全县层面", "各镇层面"
    sentences = [
        f"{month}，{whose}{_counted(own, '项')}。" if own else f"{month}没有到期评估的指标。"
    ]
    if below and towns:
        sentences.append(f"{below}{_counted(towns, '项次')}。")
    moved = "，".join(
        f"{name}{changes[key]}项次" for key, name in CHANGE_NAMES.items() if changes[key]
    )
    return (*sentences, f"预警事项：{moved}。") if moved else tuple(sentences)


def _counted(counts: Counter[str], word: str) -> str:
    states = "、".join(
        f"{name}{counts[key]}{word}" for key, name in STATUS_NAMES.items() if counts[key]
    )
    return f"应评估{counts.total()}{word}，其中{states}"


def _sections(
    recipient: str, standing: Standing, rows: Sequence[Matter], warnings: Sequence[Matter]
) -> list[Section]:
    county = standing.facts.catalog.county
    is_town = recipient in standing.figures.town_names
    below = [row for row in rows if row["status"] in _BELOW]
    at_county = [row for row in below if is_town or row["area_code"] == county.area_code]
    in_towns = [row for row in below if not is_town and row["area_code"] != county.area_code]
    due = {(row["indicator_code"], row["area_code"]) for row in rows}
    waiting = [
        row
        for row in warnings
        if row["state"] == "open" and (row["indicator_code"], row["area_code"]) not in due
    ]
    missing = [row for row in rows if row["status"] == "missing"]
    ended = [row for row in warnings if row["state"] in ("resolved", "lapsed")]
    ranking = [_ranking(standing)] if recipient == county.name else []
    return [
        *ranking,
        _figures(
            "未达到序时目标的指标" if is_town else "全县未达到序时目标的指标", at_county, standing
        ),
        _towns_behind(in_towns, standing),
        _names("本月未报数据的指标", missing),
        _names("本月不评估、仍未销号的预警", waiting),
        _ended(ended),
    ]


def _figures(title: str, rows: Sequence[Matter], standing: Standing) -> Section:
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


def _towns_behind(rows: Sequence[Matter], standing: Standing) -> Section:
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


def _names(title: str, rows: Sequence[Matter]) -> Section:
    if not rows:
        return Section(title)
    areas: dict[str, list[str]] = {}
    for row in rows:
        areas.setdefault(row["indicator"], []).append(row["area"])
    return Section(
        title, (), ("指标", "区域"), tuple((name, join_names(own)) for name, own in areas.items())
    )


def _ended(rows: Sequence[Matter]) -> Section:
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


def _ranking(standing: Standing) -> Section:
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


def _owed(rows: Sequence[Matter]) -> Section:
    cells = tuple((row["form_name"], chinese_period(row["opened"])) for row in rows)
    return Section("尚未报送的报表", (), ("报表", "最早欠报月份"), cells)


def _overdue(letters: Sequence[Letter]) -> Section:
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


def _silenced(
    recipient: str, standing: Standing, rows: Sequence[Matter], warnings: Sequence[Matter]
) -> tuple[str, ...]:
    told: dict[str, None] = {}
    open_ones = [row for row in warnings if row["state"] == "open"]
    for row in [*(row for row in rows if row["status"] in _BELOW), *open_ones]:
        silence = standing.silence_of(recipient, row)
        if silence:
            until = f"至{silence.until}" if silence.until else "长期"
            told[
                f"暂不提醒：{row['indicator']}（{row['area']}），{until}，原因：{silence.reason}"
            ] = None
    return tuple(told)


def _foot(standing: Standing) -> tuple[str, ...]:
    facts = standing.facts
    return (
        "状态：预警为差距超过允许幅度，关注为差距在允许幅度以内；序时目标为按时间进度本月末应达到的数。",
        f"本邮件由{office_name(facts.office, facts.catalog)}按月自动发送，数据如有出入请及时反馈。",
    )
