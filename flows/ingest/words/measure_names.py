"""Which measure a header or row label means: its name or an alias, never its position."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from flows.catalog.model import Catalog
from flows.ingest.words.header_words import MONTH_WORDS, is_word
from flows.ingest.words.plain_text import squash
from flows.ingest.words.report_words import Said, plainly_said, report_said
from flows.ingest.words.stated_units import unit_in_wording

_LEAD = re.compile(
    r"^(?:其中[:：]?|[#*★☆●○◆◇■□▲△※-]+|[一二三四五六七八九十]+,|\([一二三四五六七八九十\d]+\)"
    r"|\d+[.,)]+|\d{1,2}(?:\.\d{1,2})*(?=[^\d.年月日个]))"
)
#: Marks around a wording that say nothing of it.
_MARKS = ":：,;。*★"
_MOST_TEXTS = 100_000
_BRACKETED = re.compile(r"\([^()]*\)")


_ASIDE = re.compile(r"(.+)\(([^()]+)\)")
_BY_STRENGTH: tuple[Said, ...] = ("other", "previous", "month", "value")


class PathReading(NamedTuple):
    """The measures that a header path means, and of which report it says its figures are.

    `is_by_group`: only a text above the leaf names the measure, and what the leaf says is unknown
    unless `said` has it.
    """

    codes: frozenset[str]
    said: Said = ""
    is_by_group: bool = False


@lru_cache(maxsize=65536)
def wordings(text: str) -> tuple[str, ...]:
    """Return what a header may be looked up as, the most literal first."""
    plain = squash(text).strip(_MARKS)
    without_unit, _ = unit_in_wording(plain)
    forms = [plain, without_unit]
    for form in (plain, without_unit):
        shorter = form
        while (match := _LEAD.match(shorter)) and match.end() < len(shorter):
            shorter = shorter[match.end() :]
            forms.append(shorter)
            forms.append(unit_in_wording(shorter)[0])
    forms += [_BRACKETED.sub("", form) for form in forms]
    return tuple(dict.fromkeys(form.strip(_MARKS) for form in forms if form.strip(_MARKS)))


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

    @lru_cache(maxsize=65536)  # noqa: B019 - one index lives as long as the process
    def find(self, form: str, text: str) -> frozenset[str]:
        """Return the measures of a form that a wording means, the most literal reading first."""
        table = self.by_form.get(form, {})
        for wording in wordings(text):
            if wording in table:
                return table[wording]
        return frozenset()

    @lru_cache(maxsize=65536)  # noqa: B019 - one index lives as long as the process
    def find_path(self, form: str, path: tuple[str, ...], period: str) -> PathReading:
        """Return what a header path means for the report of a month.

        Leaves such as 本月 or 上年同期, in brackets too, and groups above only say which report the
        figures are of; the rest is looked up by `_joins`, last by the groups alone.
        """
        path = self._with_aside_below(form, path, period)
        if codes := self.find(form, "".join(path)):
            return PathReading(codes)
        said: list[Said] = []
        while len(path) > 1 and not self.find(form, path[-1]):
            if not (one := report_said(path[-1], period)):
                break
            said.append(one)
            path = path[:-1]
        said += self._said_above(form, path, period)
        for text in _joins(path):
            if codes := self.find(form, text):
                return PathReading(codes, _strongest(said))
        for text in reversed(path[:-1]):
            if codes := self.find(form, text):
                return PathReading(codes, _strongest(said), is_by_group=True)
        return PathReading(frozenset())

    def _with_aside_below(self, form: str, path: tuple[str, ...], period: str) -> tuple[str, ...]:
        """Return the path with a leaf such as 务工人数（上月） as two, unless it is a wording."""
        match = _ASIDE.fullmatch(squash(path[-1])) if path else None
        if not match or not plainly_said(match.group(2), period):
            return path
        is_wording = wordings(path[-1])[0] in self.by_form.get(form, {})
        return path if is_wording else (*path[:-1], *match.groups())

    def _said_above(self, form: str, path: tuple[str, ...], period: str) -> list[Said]:
        """Return what the groups above say; a group that names this month says nothing new."""
        groups = [text for text in path[:-1] if not self.find(form, text)]
        said = [(text, plainly_said(text, period)) for text in groups]
        return [one for text, one in said if one != "month" or is_word(text, MONTH_WORDS)]

    @cached_property
    def form_names(self) -> tuple[tuple[str, str], ...]:
        """Return each form's code with its name as it stands in titles, 表 left out."""
        return tuple(
            (form.form, squash(form.name).removesuffix("表")) for form in self.catalog.forms
        )

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


def _joins(path: tuple[str, ...]) -> list[str]:
    """Return what a path may be looked up as, the most specific first.

    The texts joined from below come longest first: a wording split over rows ends in what may be
    another measure's name (垃圾有效治理 / 自然村数). The leaf alone comes last.
    """
    return ["".join(path[start:]) for start in range(len(path))]


def _strongest(said: list[Said]) -> Said:
    """Return what counts where leaf and groups differ: 累计 below 上年同期 is 上年同期."""
    return next((one for one in _BY_STRENGTH if one in said), "")
