"""What a run tells at its end: counts and places, no frames."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from flows.paths import Home
from flows.warehouse.decisions.month_locks import MonthLock
from flows.wording import LEVEL_NAMES, SEVERITY_NAMES, STATUS_NAMES, SUBMISSION_STATUS_NAMES
from flows.words.language import Language
from flows.words.sentence import Sentence, in_english, sentence

_LEVELS = {f"level {level}": name for level, name in LEVEL_NAMES.items()}


@dataclass(frozen=True)
class RunSummary:
    """One month's run in numbers; `matters` what comes first, `ended` how plans ended.

    `unreached`: recipients without a contact. `lock`: what a lock of the month keeps waiting.
    `drafts`: letters that wait for `xianjie letters release`.

    `seconds` is the time of each stage.
    """

    run_id: str
    period: str
    files: int = 0
    submissions: dict[str, int] = field(default_factory=dict)
    observations: int = 0
    findings: dict[str, int] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    warnings: dict[str, int] = field(default_factory=dict)
    mails_written: int = 0
    mails_sent: int = 0
    failures: tuple[str | Sentence, ...] = ()
    unreached: tuple[str, ...] = ()
    drafts: int = 0
    lock: str | Sentence = ""
    matters: tuple[str, ...] = ()
    ended: str = ""
    paths: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """Return 5 when an outside service failed, 1 when input was rejected or held, else 0."""
        if self.failures:
            return 5
        return 1 if self.findings.get("reject") or self.findings.get("hold") else 0

    def to_json(self) -> str:
        """Return the summary as one JSON object on one line; its own sentences are English."""
        failures = tuple(map(in_english, self.failures))
        told = replace(self, failures=failures, lock=in_english(self.lock))
        return json.dumps(asdict(told) | {"exit_code": self.exit_code}, ensure_ascii=False)

    def to_rows(self, language: Language = "en") -> list[dict[str, str]]:
        """Return what-and-how-much rows for a table; none for zero things."""
        groups = (
            (sentence("run.submissions"), SUBMISSION_STATUS_NAMES, self.submissions),
            (sentence("run.findings"), SEVERITY_NAMES, self.findings),
            (sentence("run.status"), STATUS_NAMES, self.statuses),
            (sentence("run.warnings"), _LEVELS, self.warnings),
        )
        counted = [
            (sentence("run.files"), self.files),
            *(
                (sentence("run.group", group=group, name=_name(names, name, language)), count)
                for group, names, counts in groups
                for name, count in _in_order(counts, names)
            ),
            (sentence("run.observations"), self.observations),
            (sentence("run.mails_written"), self.mails_written),
            (sentence("run.mails_sent"), self.mails_sent),
            (sentence("run.unreached"), len(self.unreached)),
            (sentence("run.drafts"), self.drafts),
        ]
        return [
            {"what": what.text(language), "count": str(count)} for what, count in counted if count
        ]

    def to_markdown(self) -> str:
        """Return the run as Markdown: counts, where to look, what failed."""
        lines = [f"# {self.period}", "", "| what | count |", "|---|---:|"]
        lines += [f"| {row['what']} | {row['count']} |" for row in self.to_rows()]
        lines += ["", *(f"{place}. {matter}" for place, matter in enumerate(self.matters, 1))]
        lines += ["", self.ended] if self.ended else []
        lines += ["", in_english(self.lock)] if self.lock else []
        lines += ["", f"without a contact: {'、'.join(self.unreached)}"] if self.unreached else []
        lines += ["", *(f"- {name}: `{path}`" for name, path in self.paths.items())]
        lines += [f"- failed: {in_english(failure)}" for failure in self.failures]
        return "\n".join(lines)


def _in_order(counts: Mapping[str, int], names: Mapping[str, str]) -> list[tuple[str, int]]:
    """Return the counts in the order of the names, as papers have them."""
    places = {code: place for place, code in enumerate(names)}
    return sorted(counts.items(), key=lambda pair: places.get(pair[0], len(places)))


def _name(names: Mapping[str, str], code: str, language: Language) -> str:
    return names.get(code, code) if language == "zh" else code


def lock_notice(lock: MonthLock | None) -> str | Sentence:
    """Return what a run tells of its month's lock; nothing of an open month."""
    if lock is None or lock.unlocked_at is not None:
        return ""
    told = {"month": lock.period, "moment": f"{lock.locked_at:%Y-%m-%d %H:%M}"}
    if not lock.waiting:
        return sentence("run.locked_same", **told)
    return sentence("run.locked", waiting=lock.waiting, **told)


def where_to_look(home: Home, period: str) -> dict[str, str]:
    """Return the places of a month's results by name."""
    folder = home.reports(period)
    return as_paths(
        home.root,
        reports=folder,
        page=folder / "index.html",
        bulletin=folder / "bulletin.docx",
        warnings=folder / "warnings.xlsx",
        charts=folder / "charts",
        warehouse=home.warehouse,
        outbox=home.outbox(period),
    )


def as_paths(home: Path, **paths: Path) -> dict[str, str]:
    """Return paths as text, relative to the home folder where they lie in it."""
    return {
        name: str(path.relative_to(home)) if path.is_relative_to(home) else str(path)
        for name, path in paths.items()
    }
