"""The data dictionary as a Markdown text and as one HTML page that needs nothing else."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.warehouse.dictionary.read_dictionary import ColumnEntry, Dictionary, RelationEntry

_FOLDER = Path(__file__).parent
_HEAD = """\
# 数据字典

本页由已发布的库文件自身生成，与程序不一致时测试不通过。

以 `v_` 开头的是视图，含名称和中文状态，一般从视图查起；其余是表。
报告期写成 `YYYY-MM`，区划代码是12位文本。
"""


def markdown_dictionary(dictionary: Dictionary) -> str:
    """Return the page as Markdown: views, tables, codes."""
    parts = [
        _HEAD,
        "\n## 视图\n",
        *(_section(one) for one in dictionary.views),
        "\n## 表\n",
        *(_section(one) for one in dictionary.tables),
        "\n## 代码\n\n表 `codes` 的全部内容。\n\n| 类别 | 代码 | 中文 |\n|---|---|---|\n",
        *(
            f"| `{domain}` | {f'`{one.code}`' if one.code else '空'} | {one.word} |\n"
            for domain, entries in dictionary.codes.items()
            for one in entries
        ),
    ]
    return "".join(parts)


def html_dictionary(dictionary: Dictionary) -> str:
    """Return the page as HTML, everything from the file escaped."""
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("dictionary.html").render(dictionary=dictionary)


def _section(relation: RelationEntry) -> str:
    head = f"\n### {relation.name}\n\n{relation.comment}。\n\n| 列 | 类型 | 含义 |\n|---|---|---|\n"
    return head + "".join(_row(column) for column in relation.columns)


def _row(column: ColumnEntry) -> str:
    comment = column.comment.replace("|", "\\|")
    return f"| `{column.name}` | {column.data_type} | {comment} |\n"
