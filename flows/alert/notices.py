"""The other mails: findings with the returned workbook, missing forms, letters."""

from collections import defaultdict
from collections.abc import Sequence

from flows.alert.content import Content, Section, without_empty
from flows.numbers_text import show_number
from flows.period import chinese_period, month_of
from flows.report.letters.letter_ledger import Letter
from flows.report.letters.letter_matters import Matter
from flows.report.month.facts import Facts
from flows.report.month.phrases import office_name
from flows.report.month.recipients import reporter_of
from flows.report.returned.finding_words import KINDS, SEVERITIES
from flows.wording import LETTER_NAMES, LEVEL_NAMES

_MOST_FINDINGS = 40
_MOST_CHANGES = 30
_TONES = {"reject": "red", "hold": "red", "flag": "yellow"}
#: Told by the reminder, not by the list of wrong cells.
_REMINDED = ("submission_missing",)
#: Nothing in the workbook is to be mended.
_TOLD_ONLY = ("late", "file_duplicate")
Row = dict[str, str]


def findings_by_sender(facts: Facts) -> dict[str, list[Row]]:
    """Return the month's findings by who sent the file; of nobody known: by the office."""
    areas = dict(
        zip(facts.submissions["submission_id"], facts.submissions["area_code"], strict=True)
    )
    senders: dict[str, list[Row]] = defaultdict(list)
    for record in facts.findings.fillna("").astype(str).to_dict("records"):
        row = {str(name): str(value) for name, value in record.items()}
        if row["code"] not in _REMINDED:
            area = areas.get(row["submission_id"]) or row["area_code"]
            senders[_sender(str(area), row["form"], facts)].append(row)
    return dict(senders)


def _sender(area_code: str, form: str, facts: Facts) -> str:
    catalog = facts.catalog
    area = catalog.area_by_code.get(area_code)
    if area is None:
        return facts.office
    town = area.parent_code if area.level == "village" else area.area_code
    name = reporter_of(form, town, catalog) if form in catalog.form_by_code else area.name
    return facts.office if name == catalog.county.name else name


def changes_by_sender(facts: Facts) -> dict[str, list[Row]]:
    """Return what corrected versions changed this month, by who sent them."""
    senders: dict[str, list[Row]] = defaultdict(list)
    for record in facts.resubmission_changes.to_dict("records"):
        row = {str(name): value for name, value in record.items()}
        measure = facts.catalog.measure_by_code.get(row["measure_code"])
        senders[_sender(row["area_code"], row["form"], facts)].append(
            {
                "place": f"{row['sheet']} {row['cell']}",
                "area": facts.catalog.area_name(row["cell_area_code"]),
                "measure": measure.name if measure else row["measure_code"],
                "old": show_number(row["old_value"]),
                "new": show_number(row["new_value"]),
            }
        )
    return dict(senders)


def findings_subject(recipient: str, rows: Sequence[Row], facts: Facts) -> str:
    """Return 【6月报表】仓上镇：须改正2处、请核实1处."""
    cells = to_mend(rows)
    wrong = sum(row["severity"] in ("reject", "hold") for row in cells)
    counts = {"须改正": wrong, "请核实": len(cells) - wrong}
    told = [f"{name}{count}处" for name, count in counts.items() if count]
    told += [f"逾期或重复报送{len(rows) - len(cells)}份"] if len(rows) > len(cells) else []
    return f"【{month_of(facts.period)}月报表】{recipient}：{'、'.join(told) or '更正已收到'}"


def to_mend(rows: Sequence[Row]) -> list[Row]:
    """Return the findings that ask for something in a workbook, the worst first."""
    asked = [row for row in rows if row["code"] not in _TOLD_ONLY]
    return sorted(asked, key=lambda row: list(SEVERITIES).index(row["severity"]))


def findings_content(
    recipient: str,
    rows: Sequence[Row],
    changes: Sequence[Row],
    facts: Facts,
    *,
    has_returned: bool,
) -> Content:
    """Return the mail about the wrong cells of a sender's files."""
    month = chinese_period(facts.period)
    cells = to_mend(rows)
    told = [row for row in rows if row["code"] in _TOLD_ONLY]
    first = f"{month}报送的表格已收到，情况如下。"
    if cells:
        first = f"{month}报送的表格中，有下列内容需要改正或核实。"
        first += "请在所附退回表中对照标色的单元格改正后重新报送。" if has_returned else ""
    if any(row["severity"] != "flag" for row in cells):
        first += "标为“须改正”“未接收”的数据，改正前不计入统计。"
    notes = tuple((row["file_name"], row["message"]) for row in told)
    filed = Section("逾期或重复报送的文件", (), ("文件", "说明"), notes)
    return Content(
        title=f"{month}报送表格问题反馈",
        greeting=recipient,
        sentences=(first,),
        sections=without_empty([_found(cells), filed, _changes(changes)]),
        foot=_foot(facts),
        is_synthetic=facts.is_synthetic,
    )


def _found(cells: Sequence[Row]) -> Section:
    shown = cells[:_MOST_FINDINGS]
    more = (f"共{len(cells)}处，以下列出前{_MOST_FINDINGS}处，其余见所附退回表。",)
    return Section(
        "需要改正或核实的内容",
        more if len(cells) > _MOST_FINDINGS else (),
        ("处理", "类别", "位置", "说明"),
        tuple(
            (
                SEVERITIES[row["severity"]],
                KINDS.get(row["code"], row["code"]),
                _place(row),
                row["message"],
            )
            for row in shown
        ),
        tuple(_TONES[row["severity"]] for row in shown),
    )


def _place(row: Row) -> str:
    return " ".join(part for part in (row["file_name"], row["sheet"], row["cell"]) if part)


def _changes(rows: Sequence[Row]) -> Section:
    note = (f"共{len(rows)}处，以下列出前{_MOST_CHANGES}处。",) if len(rows) > _MOST_CHANGES else ()
    cells = tuple(
        (row["place"], row["area"], row["measure"], row["old"], row["new"])
        for row in rows[:_MOST_CHANGES]
    )
    return Section("重新报送改动的数据", note, ("位置", "区划", "数据项", "原数", "新数"), cells)


def missing_subject(recipient: str, rows: Sequence[Matter], facts: Facts) -> str:
    """Return 【6月催报】麻虎镇：2张报表未报送."""
    return f"【{month_of(facts.period)}月催报】{recipient}：{len(rows)}张报表未报送"


def missing_content(recipient: str, rows: Sequence[Matter], facts: Facts) -> Content:
    """Return the reminder of forms that are owed."""
    month = chinese_period(facts.period)
    cells = tuple(
        (row["form_name"], chinese_period(row["opened"]), LEVEL_NAMES[int(row["level"])])
        for row in rows
    )
    return Content(
        title=f"{month}报表催报",
        greeting=recipient,
        sentences=("截至本次调度，下列报表尚未收到，请尽快补报；确无数据的，请说明原因。",),
        sections=(Section("尚未报送的报表", (), ("报表", "最早欠报月份", "层级"), cells),),
        foot=_foot(facts),
        is_synthetic=facts.is_synthetic,
    )


def letter_subject(recipient: str, letters: Sequence[Letter], facts: Facts) -> str:
    """Return 【6月函件】中厂镇：通报1份、督办函1份."""
    levels = [letter.level for letter in letters]
    told = [
        f"{name}{levels.count(level)}份"
        for level, name in sorted(LETTER_NAMES.items(), reverse=True)
        if level in levels
    ]
    return f"【{month_of(facts.period)}月函件】{recipient}：{'、'.join(told)}"


def letter_content(recipient: str, letters: Sequence[Letter], facts: Facts) -> Content:
    """Return the mail that brings a recipient its letters of the month."""
    cells = tuple(
        (
            letter.number,
            LETTER_NAMES[letter.level],
            f"{len(letter.warning_ids)}项",
            f"{letter.answer_due:%Y-%m-%d}",
        )
        for letter in sorted(letters, key=lambda letter: -letter.level)
    )
    return Content(
        title=f"{chinese_period(facts.period)}有关函件",
        greeting=recipient,
        sentences=("现将有关函件发给你们，请按所附函件要求在期限内书面答复，并注明文号。",),
        sections=(Section("函件", (), ("文号", "种类", "事项", "答复期限"), cells),),
        foot=_foot(facts),
        is_synthetic=facts.is_synthetic,
    )


def _foot(facts: Facts) -> tuple[str, ...]:
    return (f"本邮件由{office_name(facts.office, facts.catalog)}按月自动发送。",)
