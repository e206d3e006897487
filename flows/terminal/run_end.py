"""What the terminal shows when a month has ended: what matters first, counts and places below."""

import sys

from rich.console import Console as Screen
from rich.table import Table
from rich.text import Text

from flows.running.summary import RunSummary
from flows.wording import LEVEL_NAMES
from flows.words.language import chosen_language
from flows.words.sentence import name_of_code, say, sentence

_WITHOUT_TERMINAL = 100
_LEVELS = {f"level {level}": name for level, name in LEVEL_NAMES.items()}


def print_run_end(summary: RunSummary) -> None:
    """Print the judgement, the first matters, what is to be corrected; then counts and places."""
    screen = Screen(width=None if sys.stdout.isatty() else _WITHOUT_TERMINAL)
    for line in leading_lines(summary):
        screen.print(Text(line), soft_wrap=True)
    screen.print()
    screen.print(_counts(summary))
    times = "  ".join(
        f"{stage_name(name)} {seconds:.1f}" for name, seconds in summary.seconds.items()
    )
    screen.print(Text(say("run.seconds", times=times)), soft_wrap=True)
    for name, path in summary.paths.items():
        told = say("run.place", name=say(f"place.{name}"), path=path)
        screen.print(Text(told), soft_wrap=True)


def leading_lines(summary: RunSummary) -> list[str]:
    """Return what a leader asks first; nothing is said of zero things but the three colours."""
    colours = {name: summary.statuses.get(name, 0) for name in ("red", "yellow", "green")}
    lines = [say("run.headline", month=summary.period, **colours)]
    if summary.warnings:
        levels = [
            sentence("run.level", level=name_of_code(_LEVELS, code), count=count)
            for code, count in sorted(summary.warnings.items(), reverse=True)
        ]
        lines.append(say("run.open", levels=levels))
    if summary.matters:
        lines.append(say("run.first"))
        lines += [f"{place}. {matter}" for place, matter in enumerate(summary.matters, start=1)]
    if summary.ended:
        lines.append(summary.ended)
    lines += _to_correct(summary)
    if summary.drafts:
        lines.append(say("run.release", count=summary.drafts))
    if summary.lock:
        lines.append(str(summary.lock))
    if summary.unreached:
        names = "、".join(summary.unreached)
        lines.append(say("run.no_contact", count=len(summary.unreached), names=names))
    return lines


def _to_correct(summary: RunSummary) -> list[str]:
    rejected, held = summary.submissions.get("rejected", 0), summary.findings.get("hold", 0)
    folder = f"{summary.paths.get('reports', 'reports')}/returned"
    if rejected or held:
        return [say("run.correct", files=rejected, cells=held, folder=folder)]
    unread = summary.findings.get("reject", 0)
    return [say("run.unread", count=unread, folder=folder)] if unread else []


def stage_name(name: str) -> str:
    """Return what a stage of the run (monthly.py) is called, KeyError for one without a name."""
    return say(f"stage.{name.replace(' ', '_')}")


def _counts(summary: RunSummary) -> Table:
    counts = Table(show_edge=False)
    counts.add_column(say("run.what"))
    counts.add_column(say("run.count"), justify="right")
    for row in summary.to_rows(chosen_language()):
        counts.add_row(row["what"], row["count"])
    return counts
