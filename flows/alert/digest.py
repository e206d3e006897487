"""The monthly digest of one recipient: what is below target, what changed, what is owed."""

from collections import Counter
from collections.abc import Sequence

from flows.alert.content import Content, Section, without_empty
from flows.alert.digest_sections import (
    ended_section,
    figures_section,
    names_section,
    overdue_section,
    owed_section,
    ranking_section,
    towns_section,
)
from flows.period import chinese_period, month_of
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.phrases import office_name
from flows.report.month.standing import Standing
from flows.wording import CHANGE_NAMES, STATUS_NAMES

_BELOW = ("red", "yellow")


def digest_subject(recipient: str, standing: Standing) -> str:
    """Return the subject with month and counts: 【6月调度】县林业局：预警2项、关注1项.

    Counted are the recipient's own rows: a town's, else those of the county as a whole.
    """
    own, towns = _levels(recipient, standing, heard_rows(recipient, standing))
    told = [f"{STATUS_NAMES[key]}{own[key]}项" for key in (*_BELOW, "missing") if own[key]]
    if not told:
        told = [_nothing_below(own, standing.judged_for.get(recipient, []))]
        told += [f"镇级{STATUS_NAMES[key]}{towns[key]}项次" for key in _BELOW if towns[key]]
    return f"【{month_of(standing.facts.period)}月调度】{recipient}：{'、'.join(told)}"


def _nothing_below(own: Counter[str], judged: Sequence[Matter]) -> str:
    if own["green"]:
        return "均达到序时目标"
    return "无须提醒事项" if judged else "本月无到期评估指标"


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
        sections=without_empty([*sections, owed_section(owed), overdue_section(own_letters)]),
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
    hidden = len(standing.judged_for.get(recipient, [])) - len(rows)
    sentences = [f"{month}，{whose}{_counted(own, '项')}。"] if own else []
    if not own and not hidden:
        sentences = [f"{month}没有到期评估的指标。"]
    if below and towns:
        sentences.append(f"{below}{_counted(towns, '项次')}。")
    if hidden:
        sentences.append(f"另有{hidden}项次按要求暂不提醒，见文末。")
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
    ranking = [ranking_section(standing)] if recipient == county.name else []
    return [
        *ranking,
        figures_section(
            "未达到序时目标的指标" if is_town else "全县未达到序时目标的指标", at_county, standing
        ),
        towns_section(in_towns, standing),
        names_section("本月未报数据的指标", missing),
        names_section("本月不评估、仍未销号的预警", waiting),
        ended_section(ended),
    ]


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
