"""What stands above the list of a returned file: whose it is, how many findings, what to do."""

from collections import Counter
from collections.abc import Mapping, Sequence

from flows.finding import class_of
from flows.period import chinese_period
from flows.report.month.facts import Facts
from flows.wording import CLASS_NAMES

#: What the clerk fills in: a tick for what is corrected, a sentence for what is explained.
DONE_HEAD, ANSWER_HEAD, DONE_MARK = "已改", "情况说明", "√"
_, _EXPLAIN, _NOTICE = CLASS_NAMES.values()
#: What the marks of each class look like (finding_words.FILLS).
_COLOURS = {"correct": "红色", "explain": "黄色", "notice": "浅黄"}


def head_lines(
    facts: Facts, file_name: str, findings: Sequence[Mapping[str, str]], note: str
) -> list[str]:
    """Return the lines above the list in a workbook: whose file, how many, what to do, the note."""
    counts = Counter(class_of(finding["code"]) for finding in findings)
    summary = "，".join(
        f"{word}{counts[key]}处" for key, word in CLASS_NAMES.items() if counts[key]
    )
    is_demo = "（模拟数据）" if facts.is_synthetic else ""
    return [
        f"报表问题清单{is_demo}",
        f"文件：{file_name}　　报告期：{chinese_period(facts.period)}",
        f"共{len(findings)}处：{summary}。",
        how_to_answer(counts, facts.office, "工作簿中", has_columns=True),
        note,
    ]


def how_to_answer(counts: Mapping[str, int], office: str, where: str, *, has_columns: bool) -> str:
    """Return what the sender does with findings of these classes; only of classes there are.

    `where` names what is answered in; `has_columns`: beside the list, a tick or an explanation.
    """
    if not (counts["correct"] or counts["explain"]):
        return f"办理：以下均为{_NOTICE}，不必报回；核对后确有错误的，改正后重新报送。"
    kinds = "，".join(f"{_COLOURS[key]}为{CLASS_NAMES[key]}" for key in CLASS_NAMES if counts[key])
    parts = [f"办理：{kinds}，批注写明原因；请在本{where}逐处办理"]
    if has_columns and counts["correct"]:
        parts.append(f"改正的在“{DONE_HEAD}”打“{DONE_MARK}”")
    if has_columns and counts["explain"]:
        parts.append(f"{_EXPLAIN}的在“{ANSWER_HEAD}”写明")
    back = (
        f"连同本清单一并报回{office}；点击“单元格”可直接跳转"
        if has_columns
        else f"办完后报回{office}"
    )
    return f"{'，'.join([*parts, back])}。"


def document_lines(
    facts: Facts, file_name: str, findings: Sequence[Mapping[str, str]]
) -> list[str]:
    """Return the lines above the list at the end of a Word document."""
    counts = Counter(class_of(finding["code"]) for finding in findings)
    return [
        *head_lines(facts, file_name, findings, "")[:3],
        how_to_answer(counts, facts.office, "文档的表格中", has_columns=False),
    ]
