"""One Chinese page on data quality: every rule, how many cells it tried, how many failed, which."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.batch import Batch, FailedCell
from flows.catalog.model import Catalog
from flows.finding import SEVERITY, class_of
from flows.numbers_text import show_number, show_share
from flows.period import chinese_period
from flows.wording import CLASS_NAMES, FINDING_NAMES

_FOLDER = Path(__file__).parent
#: Cells listed below one rule; the returned workbooks list them all.
_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Line:
    """One failed cell as the page shows it."""

    file: str
    place: str
    area: str
    measure: str
    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """One rule as the page shows it; `more` is how many failed cells are not listed."""

    name: str
    meaning: str
    class_key: str
    class_name: str
    tried: str
    failed: int
    share: str
    lines: tuple[Line, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ReadView:
    """What reading found of one kind: its sentences."""

    name: str
    class_key: str
    class_name: str
    messages: tuple[str, ...]


def write_quality_page(batch: Batch, catalog: Catalog, period: str, folder: Path) -> Path:
    """Write `quality.html` of a judged batch into the month's folder; it needs nothing else."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = rule_views(batch, catalog)
    reads = read_views(batch, catalog)
    environment = Environment(
        loader=FileSystemLoader(_FOLDER), autoescape=True, undefined=StrictUndefined
    )
    html = environment.get_template("quality.html").render(
        county=catalog.county.name,
        month=chinese_period(period),
        conclusion=conclude(batch),
        rules=rules,
        reads=reads,
    )
    target = folder / "quality.html"
    draft = target.with_suffix(".tmp")
    draft.write_text(html, "utf-8")
    draft.replace(target)
    return target


def conclude(batch: Batch) -> str:
    """Return the page's first sentences: files, cells, rules, what failed, what is asked."""
    if not len(batch.submissions):
        return "本月尚未收到报表。"
    cells = int((batch.cells["state"] == "value").sum())
    failed = sum(len(check.failed) for check in batch.checks)
    kinds = sum(1 for check in batch.checks if check.failed)
    read = _read_codes(batch)
    text = (
        f"本月收到报表{show_number(len(batch.submissions))}份，"
        f"采用数据{show_number(cells)}个，按{len(batch.checks)}条规则检查，"
    )
    text += f"{kinds}条规则共发现{show_number(failed)}处不符合" if failed else "全部符合"
    if read:
        text += f"；读取时{'另' if failed else ''}发现{show_number(read.total())}处问题"
    return f"{text}。{_classes_sentence(batch, read)}"


def _read_codes(batch: Batch) -> Counter[str]:
    """Return how often reading found what no rule looks for, by code."""
    ruled = {check.code for check in batch.checks}
    codes = (str(code) for code in batch.findings["code"])
    return Counter(code for code in codes if code not in ruled and code in SEVERITY)


def _classes_sentence(batch: Batch, read: Counter[str]) -> str:
    """Return what is asked of the senders: 其中必须改正9处、提示14处; nothing for nothing found."""
    found = read + Counter({check.code: 0 for check in batch.checks})
    for check in batch.checks:
        found[check.code] += len(check.failed)
    classes: Counter[str] = Counter()
    for code, number in found.items():
        classes[class_of(code)] += number
    told = {CLASS_NAMES[key]: classes[key] for key in CLASS_NAMES if classes[key]}
    if len(told) > 1:
        return f"其中{'、'.join(f'{name}{show_number(one)}处' for name, one in told.items())}。"
    return "".join(f"均为{name}。" for name, number in told.items() if number > 1)


def rule_views(batch: Batch, catalog: Catalog) -> list[RuleView]:
    """Return the rules, those with failed cells first, in the order of `expectations/`."""
    views = [
        RuleView(
            name=catalog.places.in_own_words(FINDING_NAMES[check.code]),
            meaning=check.meaning,
            class_key=class_of(check.code),
            class_name=CLASS_NAMES[class_of(check.code)],
            tried=show_number(check.tried),
            failed=len(check.failed),
            share=show_share(len(check.failed) / check.tried) if check.tried else "—",
            lines=tuple(_lines(check.failed[:_MOST_SHOWN], catalog)),
            more=max(0, len(check.failed) - _MOST_SHOWN),
        )
        for check in batch.checks
    ]
    return sorted(views, key=lambda view: not view.failed)


def read_views(batch: Batch, catalog: Catalog) -> list[ReadView]:
    """Return what reading found that no rule looks for, by kind, the gravest first."""
    pairs = list(zip(batch.findings["code"], batch.findings["message"], strict=True))
    counts = _read_codes(batch)
    order = sorted(counts, key=lambda code: (list(CLASS_NAMES).index(class_of(code)), code))
    return [
        ReadView(
            name=catalog.places.in_own_words(FINDING_NAMES[code]),
            class_key=class_of(code),
            class_name=CLASS_NAMES[class_of(code)],
            messages=tuple(str(message) for other, message in pairs if other == code),
        )
        for code in order
    ]


def _lines(cells: Iterable[FailedCell], catalog: Catalog) -> Iterable[Line]:
    for cell in cells:
        measure = catalog.measure_by_code.get(cell.measure_code)
        yield Line(
            file=cell.file_name,
            place=" ".join(part for part in (cell.sheet, cell.cell) if part) or "—",
            area=catalog.area_name(cell.area_code) if cell.area_code else "—",
            measure=measure.name if measure else "—",
            found=cell.found or "—",
            expected=cell.expected or "—",
        )
