"""Which measure a header or row label means: its name or an alias, never its position."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from flows.catalog.model import Catalog
from flows.ingest.normal import squash
from flows.ingest.units import unit_in_brackets

_LEAD = re.compile(
    r"^(?:其中[:：]?|#|[一二三四五六七八九十]+,|\([一二三四五六七八九十\d]+\)|\d+[.,)]+)"
)
_MOST_TEXTS = 100_000
_BRACKETED = re.compile(r"\([^()]*\)")

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
CUMULATIVE_WORDS = frozenset(word for word in VALUE_WORDS if "累计" in word)
MONTH_WORDS = frozenset(["本月", "本月数", "当月", "当月数", "本月完成", "当月完成", "本月实际"])
#: Columns of a form that carry no measure and are nobody's mistake.
IGNORED_WORDS = frozenset(
    [
        "序号",
        "编号",
        "行次",
        "代码",
        "区划代码",
        "行政区划代码",
        "指标代码",
        "计量单位",
        "单位",
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
        "责任单位",
        "责任人",
        "填报人",
        "联系电话",
        "包联领导",
        "no",
        "no.",
    ]
)
AREA_WORDS = frozenset(
    [
        "村(社区)",
        "村,社区",
        "村",
        "村名",
        "村名称",
        "社区",
        "村社区",
        "行政村",
        "行政村(社区)",
        "单位名称",
        "填报单位",
        "区划",
        "区划名称",
        "村组",
        "镇村",
        "镇",
        "镇名",
        "乡镇",
        "地区",
        "名称",
        "村(居)",
        "村/社区",
    ]
)
LABEL_WORDS = frozenset(["指标", "指标名称", "项目", "指标项目", "数据元", "内容", "指标内容"])


@lru_cache(maxsize=65536)
def wordings(text: str) -> tuple[str, ...]:
    """Return what a header may be looked up as, the most literal first."""
    plain = squash(text).strip(":：,;")
    without_unit, _ = unit_in_brackets(plain)
    forms = [plain, without_unit]
    for form in (plain, without_unit):
        shorter = form
        while (match := _LEAD.match(shorter)) and match.end() < len(shorter):
            shorter = shorter[match.end() :]
            forms.append(shorter)
            forms.append(unit_in_brackets(shorter)[0])
    forms += [_BRACKETED.sub("", form) for form in forms]
    return tuple(dict.fromkeys(form.strip(":：,;") for form in forms if form.strip(":：,;")))


@dataclass(frozen=True, eq=False)
class WordingIndex:
    """Every wording of every measure, by form."""

    catalog: Catalog

    @cached_property
    def by_form(self) -> dict[str, dict[str, frozenset[str]]]:
        """Return for each form what each wording means; more than one code is ambiguous."""
        return {form.form: self._wordings_of(form.form) for form in self.catalog.forms}

    @cached_property
    def forms_of(self) -> dict[str, frozenset[str]]:
        """Return which forms know a wording."""
        forms: dict[str, set[str]] = defaultdict(set)
        for form, table in self.by_form.items():
            for wording in table:
                forms[wording].add(form)
        return {wording: frozenset(found) for wording, found in forms.items()}

    def _wordings_of(self, form: str) -> dict[str, frozenset[str]]:
        table: dict[str, set[str]] = defaultdict(set)
        loose: dict[str, set[str]] = defaultdict(set)
        for measure in self.catalog.measures_by_form.get(form, ()):
            accepted = [
                alias.name
                for alias in self.catalog.aliases
                if alias.kind == "measure"
                and alias.code == measure.measure_code
                and alias.scope in ("", form)
            ]
            for name in (measure.name, *measure.aliases, *accepted):
                first, *others = wordings(name)
                table[first].add(measure.measure_code)
                for other in others:
                    loose[other].add(measure.measure_code)
        for wording, codes in loose.items():
            if wording not in table and len(codes) == 1:
                table[wording] = codes
        return {wording: frozenset(codes) for wording, codes in table.items()}

    def find(self, form: str, text: str) -> frozenset[str]:
        """Return the measures of a form that a wording means, the most literal reading first."""
        table = self.by_form.get(form, {})
        for wording in wordings(text):
            if wording in table:
                return table[wording]
        return frozenset()

    @cached_property
    def forms_by_text(self) -> dict[str, frozenset[str]]:
        """Return the header texts looked up so far; it never grows beyond a bound."""
        return {}

    def forms_with(self, text: str) -> frozenset[str]:
        """Return the forms that know a header text."""
        found: frozenset[str] = frozenset()
        for wording in wordings(text):
            if wording in self.forms_of:
                found = self.forms_of[wording]
                break
        if len(self.forms_by_text) < _MOST_TEXTS:
            self.forms_by_text[text] = found
        return found


@lru_cache(maxsize=8)
def wording_index(catalog: Catalog) -> WordingIndex:
    """Return the catalogue's wording index, made once per process."""
    return WordingIndex(catalog)


def is_word(text: str, words: frozenset[str]) -> bool:
    """Return whether a header is one of the words, brackets with a unit aside."""
    plain = squash(text).strip(":：,;*")
    return plain in words or unit_in_brackets(plain)[0] in words
