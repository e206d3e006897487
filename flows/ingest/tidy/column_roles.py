"""Each column of a table gets its role by what it holds, where it stands and what heads it."""

from dataclasses import dataclass

from flows.ingest.sheets.cell_kinds import FIGURES, kind_of, sequence_of
from flows.ingest.sheets.table_bounds import PlainTable
from flows.ingest.tidy.column_facts import ColumnFacts, look_at_columns
from flows.ingest.tidy.label_behind import find_label_behind
from flows.ingest.tidy.stub import Stub, are_unique

LABEL, YEAR, CODE, INDEX, UNIT, VALUE, EMPTY, REMARK = (
    "标签列", "年份列", "代码列", "序号列", "单位列", "数据列", "空列", "备注列"
)  # fmt: skip
#: Words that strengthen what a column's figures say already; none of them is needed.
_INDEX_WORDS = frozenset(
    ["序号", "编号", "行次", "序", "名次", "排名", "位次", "no", "no.", "nr", "nr.", "rank", "#"]
)
_CODE_WORDS = frozenset(
    ["代码", "区划代码", "行政区划代码", "编码", "指标代码", "村编码", "村代码", "id", "code"]
)
_UNIT_WORDS = frozenset(["计量单位", "单位", "unit", "units", "unitofmeasure"])
#: So few figures may go up all the way by chance.
_BY_CHANCE = 5
_TIME_WORDS = frozenset(
    ["年份", "年度", "年", "月份", "月", "时间", "日期", "季度", "year", "month", "quarter", "date"]
)


@dataclass(frozen=True)
class ColumnRole:
    """What a column is for and what spoke for it."""

    column: int
    role: str
    reasons: tuple[str, ...]


def tell_columns_apart(table: PlainTable) -> list[ColumnRole]:
    """Return the role of every column of a table, from left to right."""
    columns = look_at_columns(table)
    stub = Stub([one for one in columns if not one.is_empty])
    roles: list[ColumnRole] = []
    for one in columns:
        role, *reasons = _role_of(one, stub)
        if role in (LABEL, YEAR):
            stub.labels.append(one)
        elif role == VALUE:
            stub.is_open = False
        roles.append(ColumnRole(one.column, role, tuple(reasons)))
    if not any(one.role == VALUE for one in roles):
        return _with_values(roles, columns)
    return roles if stub.labels else _with_label_behind(roles, columns)


def _role_of(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    if one.is_empty:
        return (EMPTY, "表体中没有内容")
    if not stub.is_open and stub.has_signs_of_figures(one):
        return (REMARK, "没有自己的表头，是左边数字的符号")
    if stub.is_open and one.is_headed(_INDEX_WORDS) and not one.is_text and one.counting > 0:
        return (INDEX, "从 1 起依次编号", "表头也这样说")
    if one.is_text or (not one.figures and one.texts):
        return _role_of_texts(one, stub)
    return _role_of_figures(one, stub)


def _role_of_texts(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    if one.has_only_signs:
        return (REMARK, "没有表头，只有符号")
    if one.are_units and (stub.labels or stub.has_names_behind(one)):
        return (UNIT, "多数是计量单位")
    if one.is_headed(_UNIT_WORDS) and stub.labels and one.distinct_share < 1:
        return (UNIT, "表头说是单位", "同样的文字反复出现")
    is_near = bool(stub.labels) or stub.has_names_behind(one)
    is_named_so = one.is_headed(_CODE_WORDS)
    if is_near and (is_named_so or one.are_codes) and stub.pairs_with_names(one):
        return (CODE, "是编码", *(["表头也这样说"] if is_named_so else []))
    if is_near and is_named_so and all(text.isdigit() for text in one.filled):
        return (CODE, "表头说是编码", "都是数字")
    return _role_of_names(one, stub)


def _role_of_names(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    if stub.is_open and stub.is_remark(one):
        return (REMARK, "没有表头，只有零星文字")
    if stub.is_open and not stub.has_measures(one):
        return (LABEL, "是文字", "在第一个数据列左边")
    if stub.mirrors(one):
        return (REMARK, "重复行标签")
    if not one.words and one.texts * 2 < len(one.values):
        return (REMARK, "没有表头，只有零星文字")
    return (VALUE, "是文字", "在数据列之间或右边")


def _role_of_figures(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    if not stub.is_open:
        return _role_beside_values(one)
    for decide in (_as_code, _as_index, _as_time, _as_level, _as_first):
        if found := decide(one, stub):
            return found
    return (VALUE, f"有 {one.figures} 个数字")


def _role_beside_values(one: ColumnFacts) -> tuple[str, ...]:
    if one.is_headed(_CODE_WORDS) and not any(number % 1 for number in one.numbers):
        return (CODE, "表头说是编码", "都是整数")
    if not one.words and one.counting > 0.9 and one.figures > 2:
        return (INDEX, "没有表头，从 1 起依次编号")
    return (VALUE, f"有 {one.figures} 个数字")


def _as_code(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    is_near = bool(stub.labels) or stub.has_names_behind(one)
    if one.are_codes and is_near and stub.pairs_with_names(one):
        return (CODE, "数字以 0 或字母开头，像编码")
    if one.is_headed(_CODE_WORDS) and is_near and not any(number % 1 for number in one.numbers):
        return (CODE, "表头说是编码", "都是整数")
    if (
        not stub.labels
        and stub.has_names_behind(one)
        and not one.are_years
        and (one.are_equally_long or one.are_nested)
    ):
        return (CODE, "位数相同或逐级加长、各不相同的整数", "在文字标签左边")
    return ()


def _as_index(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    text, follower = stub.has_names_behind(one), stub.next_to(one)
    if text and one.is_headed(_TIME_WORDS) and follower is not None and follower.words:
        return (LABEL, "表头说是时间", "在文字标签左边")
    if one.counting >= 0.6 and (text or (stub.labels and not one.words and one.counting > 0.9)):
        is_shared = one.words and follower is not None and not follower.words and text
        if is_shared and not one.is_headed(_INDEX_WORDS):
            return (LABEL, "依次编号", "与右边的文字列共用一个表头")
        return (INDEX, "从 1 起依次编号", "旁边有文字标签")
    if text and not stub.labels and one.is_rank:
        return (INDEX, "是 1 到 n 的名次", "在文字标签左边")
    return ()


def _as_time(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    is_time = one.are_years or one.are_dates
    if is_time and not stub.labels and not _is_unlike_time(one, stub):
        return (YEAR, "第一列都是年份或日期")
    if one.are_years and stub.labels and not are_unique(stub.labels):
        return (YEAR, "都是年份", "没有它行标签就分不清")
    if one.is_one_year and stub.labels and one is not stub.columns[-1]:
        return (YEAR, "每行都是同一年份")
    return ()


def _is_unlike_time(one: ColumnFacts, stub: Stub) -> bool:
    """Return whether a name stands right of dates that are not its time but its data."""
    return one.are_dates and stub.has_names_behind(one) and one.distinct_share < 1


def _as_level(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    """Months, quarters, ages beside a label that is not enough by itself."""
    if not stub.labels or any(number % 1 for number in one.numbers) or one is stub.columns[-1]:
        return ()
    is_small = all(0 <= number <= 120 for number in one.numbers)
    is_sure = is_small or one.figures > _BY_CHANCE or bool(sequence_of(one.numbers))
    is_bare = not one.words and any(col.words for col in stub.columns)
    if is_bare and is_sure and one.figures == len(one.values) and one.is_ascending:
        return (LABEL, "没有表头，数字依次递增", "在行标签和数据之间")
    is_needed = is_small and not are_unique(stub.labels) and are_unique([*stub.labels, one])
    if is_needed and (one.restarts or one.is_headed(_TIME_WORDS)):
        return (LABEL, "整数在每组中从头数起", "没有它行标签就分不清")
    return ()


def _as_first(one: ColumnFacts, stub: Stub) -> tuple[str, ...]:
    """Where no column has texts the first one labels the rows, when it counts or climbs."""
    if stub.labels or one is stub.columns[-1] or stub.has_names:
        return ()
    if one is stub.columns[0] and (one.is_ascending or one.counting == 1 or one.are_dates):
        return (LABEL, "第一列的数字依次递增", "没有文字列")
    if one is stub.columns[0] and one.distinct_share == 1 and one.figures > 2 and one.words:
        return (LABEL, "第一列的数字各不相同", "没有文字列")
    return ()


def _with_values(roles: list[ColumnRole], columns: list[ColumnFacts]) -> list[ColumnRole]:
    """Return the roles with the last column of figures taken for values where none was."""
    places = [place for place, one in enumerate(columns) if one.figures]
    named = [place for place in places if roles[place].role not in (CODE, INDEX)]
    for place in reversed(named or places):
        if any(kind_of(value) in FIGURES for value in columns[place].values):
            one = ColumnRole(columns[place].column, VALUE, ("唯一的数字列",))
            return [*roles[:place], one, *roles[place + 1 :]]
    return roles


def _with_label_behind(roles: list[ColumnRole], columns: list[ColumnFacts]) -> list[ColumnRole]:
    place = find_label_behind(columns)
    if place is None:
        return roles
    one = ColumnRole(columns[place].column, LABEL, ("每行各有一个文字", "左边没有行标签"))
    return [*roles[:place], one, *roles[place + 1 :]]
