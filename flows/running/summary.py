"""What a run tells at its end: counts and places, no frames."""

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class RunSummary:
    """One month's run in numbers; `matters` what comes first, `seconds` the time of each stage."""

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
    failures: tuple[str, ...] = ()
    unreached: tuple[str, ...] = ()
    matters: tuple[str, ...] = ()
    paths: dict[str, str] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """Return 5 when an outside service failed, 1 when input was rejected or held, else 0."""
        if self.failures:
            return 5
        return 1 if self.findings.get("reject") or self.findings.get("hold") else 0

    def to_json(self) -> str:
        """Return the summary as one JSON object on one line."""
        return json.dumps(asdict(self) | {"exit_code": self.exit_code}, ensure_ascii=False)

    def to_rows(self) -> list[dict[str, str]]:
        """Return what-and-how-much rows for a table."""
        groups = {
            "submissions": self.submissions,
            "findings": self.findings,
            "status": self.statuses,
            "warnings": self.warnings,
        }
        rows = [{"what": "files", "count": str(self.files)}]
        rows += [
            {"what": f"{group}: {name}", "count": str(count)}
            for group, counts in groups.items()
            for name, count in counts.items()
        ]
        rows += [
            {"what": "observations", "count": str(self.observations)},
            {"what": "mails written", "count": str(self.mails_written)},
            {"what": "mails sent", "count": str(self.mails_sent)},
            {"what": "recipients without a contact", "count": str(len(self.unreached))},
        ]
        return rows

    def to_markdown(self) -> str:
        """Return the run as Markdown: counts, where to look, what failed."""
        lines = [f"# {self.period}", "", "| what | count |", "|---|---:|"]
        lines += [f"| {row['what']} | {row['count']} |" for row in self.to_rows()]
        lines += ["", *(f"{place}. {matter}" for place, matter in enumerate(self.matters, 1))]
        lines += ["", *(f"- {name}: `{path}`" for name, path in self.paths.items())]
        lines += [f"- failed: {failure}" for failure in self.failures]
        return "\n".join(lines)


def as_paths(home: Path, **paths: Path) -> dict[str, str]:
    """Return paths as text, relative to the home folder where they lie in it."""
    return {
        name: str(path.relative_to(home)) if path.is_relative_to(home) else str(path)
        for name, path in paths.items()
    }
