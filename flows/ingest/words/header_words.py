"""Words of headers that are no measure: labels, spans, units, remarks, names of places."""

from collections.abc import Iterator
from functools import lru_cache

from flows.ingest.words.plain_text import squash
from flows.ingest.words.stated_units import unit_in_wording
from flows.words.place_words import TOWN_KINDS

VALUE_WORDS = frozenset(
    [
        "本期数",
        "本期",
        "本期值",
        "数值",
        "数据",
        "数量",
        "期末数",
        "实际数",
        "实际完成",
        "完成数",
        "完成情况",
        "现状",
        "指标值",
        "填报数",
        "本年累计",
        "本年累计数",
        "累计",
        "累计数",
        "自年初累计",
        "年累计",
        "截至本月累计",
        "累计完成",
    ]
)
MONTH_WORDS = frozenset(["本月", "本月数", "当月", "当月数", "本月完成", "当月完成", "本月实际"])
#: Columns of a form that carry no measure and are nobody's mistake.
IGNORED_WORDS = frozenset(
    [
        "序号",
        "编号",
        "行次",
        "代码",
        "编码",
        "区划代码",
        "区划编码",
        "行政区划代码",
        "村代码",
        "村编码",
        "指标代码",
        "计量单位",
        "单位",
        "年份",
        "月份",
        "时间",
        "期别",
        "备注",
        "说明",
        "填报说明",
        "年度目标",
        "目标",
        "目标值",
        "全年目标",
        "年度任务",
        "上年同期",
        "去年同期",
        "同比",
        "增幅",
        "同比增长",
        "完成率",
        "完成比例",
        "上月",
        "上月数",
        "上期",
        "上期数",
        "上月数(参考)",
        "上期数(参考)",
        "与上月相同",
        "与上期相同",
        "责任单位",
        "责任人",
        "填报人",
        "联系电话",
        "包联领导",
        "no",
        "no.",
    ]
)
#: What villages are called, in a header as in names.
_VILLAGES = ("村", "社区", "行政村", "嘎查", "居委会", "连队", "分场")
_PLACES = (*TOWN_KINDS, *_VILLAGES)


def _headings_of_places() -> Iterator[str]:
    """Yield the headers of a column of places: 镇, 街道名称, 乡镇, 镇(街道), 苏木/嘎查."""
    for one in _PLACES:
        yield from (one, f"{one}名", f"{one}名称")
        for other in _PLACES:
            pair = one + other
            yield from (pair, f"{pair}名称", f"{one}({other})", f"{one}/{other}", f"{one},{other}")


AREA_WORDS = frozenset(_headings_of_places()) | frozenset(
    [
        "单位名称",
        "填报单位",
        "区划",
        "区划名称",
        "村组",
        "地区",
        "名称",
        "村(居)",
    ]
)
LABEL_WORDS = frozenset(["指标", "指标名称", "项目", "指标项目", "数据元", "内容", "指标内容"])


def is_word(text: str, words: frozenset[str]) -> bool:
    """Return whether a header is one of the words, brackets with a unit aside."""
    return not words.isdisjoint(_spellings(text))


@lru_cache(maxsize=65536)
def _spellings(text: str) -> tuple[str, str]:
    """Return a header as it may stand among the words: whole, and without its unit."""
    plain = squash(text).strip(":：,;*")
    return plain, unit_in_wording(plain)[0]
