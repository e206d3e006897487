"""`docs/catalogue.md`: what each declaration file holds, made from the declarations themselves."""

from flows.catalog.declared_columns import TABLES
from flows.starting.column_guide import ColumnNote, column_notes

#: What each file is for; a file that is not named here cannot be documented.
_PURPOSES = {
    "plans": "规划（方案）及其年份。",
    "areas": "县、乡镇（街道）、村（社区）。`xianjie init --areas` 可由统计用区划代码表生成。",
    "forms": "报表：谁报、何时报、什么版式。",
    "measures": "数据元：报表上的原始数。",
    "indicators": "指标：规划提出的目标，怎样由数据元算出。",
    "targets": "规划写明的目标值。",
    "targets_local": "年度任务分解：县里下达到县和乡镇的年度任务。",
    "baselines": "基数年份的实际数。",
    "contacts": "谁收邮件。",
    "corrections": "经核实的更正：来件中哪个数有误、应为多少。",
    "aliases": "认可的其他写法（`xianjie alias add` 写入）。",
    "silences": "暂不通知的事项。",
    "conflicts": "规划之间不一致的数。",
    "mechanisms": "规划要求的工作机制。",
    "dropped": "没有列为指标的内容及原因。",
    "explanations": "对需说明的数据作出的情况说明。",
    "calendar": "节假日和调休，优先于程序自带的日历。",
    "sources": "用于比对的外部数据。",
}

_HEAD = """\
# 目录库（catalog/）各文件说明

本页由程序的声明生成（`python -m flows.starting.catalog_document`），与程序不一致时测试不通过。

文件都是 CSV（UTF-8、UTF-16、GB18030 均可），用表格软件编辑即可；区划代码列请设为文本格式。
以“# ”开头的行是说明或示例，程序不读。日期写成 `2026-07-03`，月份写成 `2026-07`；
一格中的多个值用“|”分隔。
改完后运行 `xianjie catalog check`，所有问题一次列出。
"""


def catalog_document() -> str:
    """Return the page: a section per file, a table row per column."""
    return _HEAD + "".join(_section(file, notes) for file, notes in column_notes().items())


def _section(file: str, notes: list[ColumnNote]) -> str:
    need = "必需" if TABLES[file].is_required else "可选"
    key = "、".join(f"`{name}`" for name in TABLES[file].key)
    lines = [
        "",
        f"## {file}.csv（{need}）",
        "",
        f"{_PURPOSES[file]}每行由 {key} 唯一确定。",
        "",
        "| 列 | 含义 | 可用的词 | 示例 |",
        "|---|---|---|---|",
        *(_row(note) for note in notes),
        "",
    ]
    return "\n".join(lines)


def _row(note: ColumnNote) -> str:
    name = f"`{note.column}`" + ("" if note.is_required else "（列可省）")
    words = "、".join(f"`{word}`" if word else "空" for word in note.words)
    cells = [name, note.meaning, words, note.example and f"`{note.example}`"]
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    print(catalog_document(), end="")
